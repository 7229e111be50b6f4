/** Small pieces for writing Office files by hand: safe XML text, and the zip that holds the parts. */
import { strToU8, zipSync } from "fflate";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Zip cannot hold a time before 1980, and the same work should give the same bytes. */
const FIXED_TIME = new Date(1980, 0, 1);

/** Text for an element or an attribute. What XML cannot hold at all (control characters, half of a pair) is left out. */
export function esc(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "")
      .replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, (found) => (found.length === 2 ? found : ""))
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
      .replace(/"/g, "&quot;")
  );
}

/** The parts of an Office file, by name, as one zip; `[Content_Types].xml` comes first. Bytes are a file inside the file. */
export function pack(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  const files = Object.entries(parts).map(
    ([name, part]) => [name, typeof part === "string" ? strToU8(HEAD + part) : part] as const,
  );
  return zipSync(Object.fromEntries(files), { level: 6, mtime: FIXED_TIME });
}

/** The list of what each part is. */
export function contentTypes(overrides: Readonly<Record<string, string>>): string {
  const base = "application/vnd.openxmlformats-";
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
    Object.entries(overrides)
      .map(([part, type]) => `<Override PartName="/${part}" ContentType="${base}${type}+xml"/>`)
      .join("") +
    "</Types>"
  );
}

/** Relationships of a part: [type, target], with the ids rId1, rId2, … */
export function relations(list: readonly (readonly [string, string])[]): string {
  const kind = "http://schemas.openxmlformats.org/";
  return (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
    list
      .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${kind}${type}" Target="${target}"/>`)
      .join("") +
    "</Relationships>"
  );
}

/** The relationships of the whole file: its main part and its properties. */
export function rootRelations(main: string): string {
  return relations([
    ["officeDocument/2006/relationships/officeDocument", main],
    ["package/2006/relationships/metadata/core-properties", "docProps/core.xml"],
  ]);
}

/** Title, author, language and times. */
export function coreProperties(title: string, author: string, at: Date): string {
  const time = `${at.toISOString().slice(0, 19)}Z`;
  return (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${esc(title)}</dc:title><dc:creator>${esc(author)}</dc:creator><dc:language>en-GB</dc:language>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`
  );
}
