/** Makes a small PNG of the school's logo, so that it fits into the browser's room and into a Word file's head. */

const WIDEST = 700;
const HIGHEST = 260;
/** Characters of a data address: about 200 KB of picture. */
const MOST = 270_000;
const LARGEST_FILE = 10 * 1024 * 1024;

/** The picture as a data address, or one sentence that says why not. */
export async function smallPicture(file: File): Promise<{ ok: true; value: string } | { ok: false; problem: string }> {
  if (file.size > LARGEST_FILE)
    return { ok: false, problem: "That picture is larger than 10 MB. Choose a smaller one." };
  const image = await load(file).catch(() => null);
  if (image === null || image.naturalWidth === 0)
    return { ok: false, problem: "That file could not be read as a picture. Choose a PNG or JPEG file." };
  let scale = Math.min(1, WIDEST / image.naturalWidth, HIGHEST / image.naturalHeight);
  for (let tries = 0; tries < 8; tries += 1, scale *= 0.75) {
    const address = drawn(image, scale);
    if (address !== null && address.length <= MOST) return { ok: true, value: address };
  }
  return { ok: false, problem: "That picture could not be made small enough. Choose a plainer one." };
}

function drawn(image: HTMLImageElement, scale: number): string | null {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const context = canvas.getContext("2d");
  if (context === null) return null;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}

/** A data address and not a blob's: the page's policy allows no other pictures. */
function load(file: File): Promise<HTMLImageElement> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onerror = () => failed(reader.error);
    reader.onload = () => {
      const image = new Image();
      image.onload = () => done(image);
      image.onerror = () => failed(new Error("not a picture"));
      image.src = String(reader.result);
    };
    reader.readAsDataURL(file);
  });
}
