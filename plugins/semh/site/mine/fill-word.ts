/** Puts the school's details into a Word file of this site: into its marked places, and a head with name, address and logo. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { HEADER_TYPE, letterhead } from "../../audits/workbench/office/letterhead.ts";
import { linesFor } from "./school-words.ts";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const [DOCUMENT, RELATIONS, TYPES] = [
  "word/document.xml",
  "word/_rels/document.xml.rels",
  "[Content_Types].xml",
] as const;
const [HEADER, HEADER_ID] = ["semh-school.xml", "rIdSemhSchool"] as const;
/** Tags of content controls begin with this. */
const TAG = "semh:";
/** A Word file of this site has some twenty parts and under a megabyte; far more is no such file. */
const MOST_PARTS = 500;
const MOST_BYTES = 30 * 1024 * 1024;

/** The filled file and how many places were filled, or one sentence that says why not. */
export type Filled =
  | { ok: true; bytes: Uint8Array<ArrayBuffer>; places: number; head: boolean }
  | { ok: false; problem: string };

/** Fill a .docx. Never throws, whatever the bytes. */
export function fillWord(bytes: Uint8Array, school: Readonly<Record<string, string>>): Filled {
  try {
    const parts = unpacked(bytes);
    const document = parsed(parts[DOCUMENT]);
    const places = fillPlaces(document, school);
    const head = addHead(document, parts, school);
    parts[DOCUMENT] = strToU8(HEAD + new XMLSerializer().serializeToString(document.documentElement));
    return { ok: true, bytes: zipSync(parts, { level: 6, mtime: new Date(1980, 0, 1) }), places, head };
  } catch {
    return { ok: false, problem: "That file could not be read as a Word file (.docx). Nothing was made." };
  }
}

function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  let [count, size] = [0, 0];
  return unzipSync(bytes, {
    filter: (file) => {
      count += 1;
      size += file.originalSize;
      if (count > MOST_PARTS || size > MOST_BYTES) throw new Error("too large");
      return true;
    },
  });
}

function parsed(part: Uint8Array | undefined): Document {
  const document = new DOMParser().parseFromString(strFromU8(part ?? new Uint8Array()), "application/xml");
  if (document.querySelector("parsererror") !== null) throw new Error("not XML");
  return document;
}

/** Each content control whose place the details can fill; one that they cannot stays as it is. */
function fillPlaces(document: Document, school: Readonly<Record<string, string>>): number {
  let filled = 0;
  for (const control of [...document.getElementsByTagNameNS(W, "sdt")]) {
    const tag = control.getElementsByTagNameNS(W, "tag")[0]?.getAttributeNS(W, "val") ?? "";
    const content = [...control.children].find((one) => one.localName === "sdtContent");
    const lines = tag.startsWith(TAG) ? linesFor(tag.slice(TAG.length), school) : [];
    if (content === undefined || lines.length === 0) continue;
    put(document, content, lines);
    filled += 1;
  }
  return filled;
}

/** One paragraph for each line, in the place of as many ruled lines: those that are left can still be written on. */
function put(document: Document, content: Element, lines: readonly string[]): void {
  const ruled = [...content.children].filter((one) => one.localName === "p");
  if (ruled.length === 0) content.replaceChildren(run(document, lines.join(", ")));
  else content.replaceChildren(...lines.map((line) => paragraph(document, line)), ...ruled.slice(lines.length));
}

function paragraph(document: Document, text: string): Element {
  const made = document.createElementNS(W, "w:p");
  made.append(run(document, text));
  return made;
}

function run(document: Document, text: string): Element {
  const made = document.createElementNS(W, "w:r");
  const words = document.createElementNS(W, "w:t");
  words.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
  // characters that XML cannot hold would make the whole file unreadable
  words.textContent = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/gu, "");
  made.append(words);
  return made;
}

/** A head with logo, name and address, where the file has none but ours. */
function addHead(
  document: Document,
  parts: Record<string, Uint8Array>,
  school: Readonly<Record<string, string>>,
): boolean {
  const section = [...document.getElementsByTagNameNS(W, "sectPr")].at(-1);
  const head = letterhead(school);
  if (head === null || section === undefined) return false;
  const there = [...section.getElementsByTagNameNS(W, "headerReference")];
  if (there.some((one) => one.getAttributeNS(R, "id") !== HEADER_ID)) return false;
  parts[`word/${HEADER}`] = strToU8(HEAD + head.xml);
  if (head.logo) {
    parts["word/media/semh-logo.png"] = head.logo;
    parts[`word/_rels/${HEADER}.rels`] = strToU8(HEAD + head.relations);
  }
  if (there.length === 0) link(document, section, parts);
  return true;
}

/** Name the head in the section, the relationships and the list of types. */
function link(document: Document, section: Element, parts: Record<string, Uint8Array>): void {
  const reference = document.createElementNS(W, "w:headerReference");
  reference.setAttributeNS(W, "w:type", "default");
  reference.setAttributeNS(R, "r:id", HEADER_ID);
  section.prepend(reference);
  // The head stands in the top margin, so that no line of the page moves.
  section.getElementsByTagNameNS(W, "pgMar")[0]?.setAttributeNS(W, "w:header", "227");
  const relation = `<Relationship Id="${HEADER_ID}" Type="${OFFICE}/header" Target="${HEADER}"/>`;
  const header = `<Override PartName="/word/${HEADER}" ContentType="application/vnd.openxmlformats-${HEADER_TYPE}+xml"/>`;
  const types = strFromU8(parts[TYPES] ?? new Uint8Array());
  const png = types.includes('Extension="png"') ? "" : '<Default Extension="png" ContentType="image/png"/>';
  parts[TYPES] = strToU8(types.replace(/<Types[^>]*>/, (open) => open + png).replace("</Types>", `${header}</Types>`));
  const relations = strFromU8(parts[RELATIONS] ?? new Uint8Array());
  parts[RELATIONS] = strToU8(relations.replace("</Relationships>", `${relation}</Relationships>`));
}
