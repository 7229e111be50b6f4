/** The head of a school's Word files: logo, name and address, in the top margin so that no line of the page moves. */
import { LOGO } from "../../../site/mine/names.ts";
import { esc, relations } from "./xml.ts";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** The type of the part, for the list of types. */
export const HEADER_TYPE = "officedocument.wordprocessingml.header";
/** How far the head is from the edge of the page, in twentieths of a point. */
export const HEADER_MARGIN = 227;

/** The part, the picture in it (`word/media/semh-logo.png`) and the part's relationships. */
export interface Letterhead {
  xml: string;
  logo: Uint8Array | null;
  relations: string;
}

/** Of the school's details (site/mine/names.ts); null while there is no name. */
export function letterhead(school: Readonly<Record<string, string>>): Letterhead | null {
  const name = (school.school_name ?? "").trim();
  if (name === "") return null;
  const picture = pictureOf(school[LOGO] ?? "");
  return {
    xml: headXml(name, (school.school_address ?? "").trim(), picture),
    logo: picture?.bytes ?? null,
    relations: relations([["officeDocument/2006/relationships/image", "media/semh-logo.png"]]),
  };
}

interface Picture {
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** The logo's bytes and its size in pixels, which a PNG states at byte 16. */
function pictureOf(address: string): Picture | null {
  const data = /^data:image\/png;base64,(.+)$/.exec(address)?.[1];
  if (data === undefined) return null;
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return bytes.length < 24 ? null : { bytes, width: view.getUint32(16), height: view.getUint32(20) };
}

/** Seven millimetres high at most and fifty wide, in English Metric Units. */
function sizeOf({ width, height }: Picture): [number, number] {
  const scale = Math.min(252_000 / height, 1_800_000 / width);
  return [Math.round(width * scale), Math.round(height * scale)];
}

function headXml(name: string, address: string, picture: Picture | null): string {
  const words = (text: string, look: string) =>
    `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${esc(text)}</w:t></w:r>`;
  return (
    `<w:hdr xmlns:w="${W}" xmlns:r="${R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">` +
    `<w:p><w:pPr><w:spacing w:after="0"/></w:pPr>${picture ? pictureXml(picture, name) : ""}` +
    words(`${picture ? "  " : ""}${name}`, '<w:b/><w:sz w:val="22"/>') +
    `${address === "" ? "" : words(` · ${address}`, '<w:sz w:val="18"/>')}</w:p></w:hdr>`
  );
}

function pictureXml(picture: Picture, name: string): string {
  const [x, y] = sizeOf(picture);
  const main = "http://schemas.openxmlformats.org/drawingml/2006/main";
  const space = "http://schemas.openxmlformats.org/drawingml/2006/picture";
  return (
    `<w:r><w:drawing><wp:inline><wp:extent cx="${x}" cy="${y}"/><wp:docPr id="9001" name="Logo" descr="Logo of ${esc(name)}"/>` +
    `<a:graphic xmlns:a="${main}"><a:graphicData uri="${space}"><pic:pic xmlns:pic="${space}">` +
    '<pic:nvPicPr><pic:cNvPr id="0" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>' +
    '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>' +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${x}" cy="${y}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
  );
}
