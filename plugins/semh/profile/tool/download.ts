/** Hands a file to the person, without a server. */

/** What a Word file calls itself. */
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Hand a file to the person. */
export function download(name: string, data: BlobPart, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
