/** Hands a file to the person, without a server. Both tools use it. */

/** Hand a file to the browser for the person to keep. */
export function offer(name: string, text: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Safari reads the address a moment after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
