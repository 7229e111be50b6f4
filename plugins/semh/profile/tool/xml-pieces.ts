/** Walks through XML tag by tag, in one pass: enough for the parts of a workbook, and nothing is ever looked up or expanded. */

/** A tag without its prefix, and the text up to the next tag. A tag that closes itself comes twice. */
export interface Piece {
  readonly name: string;
  readonly end: boolean;
  readonly attributes: string;
  readonly text: string;
}

/** Mark, name, attributes, mark of the end, text up to the next tag. No part of it is tried twice. */
const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)([^<>]*?)(\/?)>([^<]*)/g;

/** The tags of the text in their order. Comments, instructions and declarations are passed over. */
export function* pieces(xml: string): Generator<Piece> {
  for (const [, start, name, attributes, alone, text] of withoutComments(xml).matchAll(TAG)) {
    yield { name: name ?? "", end: start === "/", attributes: attributes ?? "", text: plain(text ?? "") };
    if (alone === "/") yield { name: name ?? "", end: true, attributes: "", text: "" };
  }
}

function withoutComments(xml: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = xml.indexOf("<!--"); at >= 0; at = xml.indexOf("<!--", from)) {
    parts.push(xml.slice(from, at));
    const end = xml.indexOf("-->", at + 4);
    if (end < 0) return parts.join("");
    from = end + 3;
  }
  return parts.join("") + xml.slice(from);
}

/** An attribute's value, or an empty text. */
export function attribute(attributes: string, name: string): string {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    if (at > 0 && !/\s/.test(attributes[at - 1] ?? "")) continue;
    const value = VALUE.exec(attributes.slice(at + name.length));
    if (value !== null) return plain(value[1] ?? value[2] ?? "");
  }
  return "";
}

const VALUE = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/;

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function plain(text: string): string {
  if (!text.includes("&") && !text.includes("_x")) return text;
  return text
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, number, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(number);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    })
    .replace(/_x([0-9A-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
