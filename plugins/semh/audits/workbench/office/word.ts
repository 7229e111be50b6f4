/** Writes Word files: real heading styles, marked header rows, a footer with page numbers, no text boxes, no macros. */
import { HEADER_MARGIN, HEADER_TYPE, type Letterhead, letterhead } from "./letterhead.ts";
import { styles } from "./word-styles.ts";
import { contentTypes, coreProperties, esc, pack, relations, rootRelations } from "./xml.ts";

/** A stretch of text. `look` holds `b`, `i`, `s` (raised); a gap is for the school to fill in. */
export interface Words {
  readonly text: string;
  readonly look: string;
  readonly href: string;
  readonly gap: boolean;
}

/** What a document is made of, in order. A table's first column heads its rows. Widths are parts of the page's width. */
export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; text: string; anchor?: number; newPage?: boolean }
  | { kind: "contents"; items: readonly { text: string; anchor: number }[] }
  | {
      kind: "words";
      style: "Normal" | "Prompt" | "Safety" | "ListBullet" | "ListBullet2" | "ListNumber";
      words: readonly Words[];
      /** Numbered lists are counted from 1; the items of one list have the same number. */
      list?: number;
    }
  | { kind: "text"; text: string; style?: "Normal" | "Prompt" | "Strong" }
  | { kind: "bullets"; items: readonly string[] }
  | {
      kind: "table";
      title: string;
      head: readonly string[] | null;
      rows: readonly Cell[][];
      widths: readonly number[];
    };

/** The lines of a cell. */
export type Cell = readonly (string | readonly Words[])[];

/** Blocks on pages of one direction; each part starts on a new page. */
export interface Part {
  landscape?: boolean;
  blocks: readonly Block[];
}

export interface WordFile {
  title: string;
  author: string;
  footer: string;
  at: Date;
  parts: readonly Part[];
  /** The school's details, for the head of each page. */
  school?: Readonly<Record<string, string>>;
  /** Smaller type and margins, for what should fit one page. */
  dense?: boolean;
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
/** A4 and its margins in twentieths of a point. */
const SHORT = 11906;
const LONG = 16838;
const MARGIN = 1134;
const DENSE_MARGIN = 794;

/** The bytes of a .docx. */
export function writeWord(file: WordFile): Uint8Array<ArrayBuffer> {
  const head = letterhead(file.school ?? {});
  const related = ["styles", "numbering", "footer", ...(head === null ? [] : ["header"])];
  return pack({
    "[Content_Types].xml": contentTypes({
      ...(head === null ? {} : { "word/header1.xml": HEADER_TYPE }),
      "word/document.xml": "officedocument.wordprocessingml.document.main",
      "word/styles.xml": "officedocument.wordprocessingml.styles",
      "word/numbering.xml": "officedocument.wordprocessingml.numbering",
      "word/footer1.xml": "officedocument.wordprocessingml.footer",
      "docProps/core.xml": "package.core-properties",
    }),
    "_rels/.rels": rootRelations("word/document.xml"),
    "docProps/core.xml": coreProperties(file.title, file.author, file.at),
    "word/_rels/document.xml.rels": relations(
      related.map((one) => [`officeDocument/2006/relationships/${one}`, `${one.endsWith("er") ? `${one}1` : one}.xml`]),
    ),
    "word/document.xml": document(file, head !== null),
    ...headParts(head),
    "word/styles.xml": styles(file.dense === true),
    "word/numbering.xml": numbering(countOfLists(file)),
    "word/footer1.xml": footer(file.footer),
  });
}

function headParts(head: Letterhead | null): Record<string, string | Uint8Array> {
  if (head === null) return {};
  const picture = head.logo
    ? { "word/media/semh-logo.png": head.logo, "word/_rels/header1.xml.rels": head.relations }
    : {};
  return { "word/header1.xml": head.xml, ...picture };
}

function document({ title, parts, dense }: WordFile, hasHead: boolean): string {
  const margin = dense ? DENSE_MARGIN : MARGIN;
  const body = parts.map((part, index) => {
    const blocks = part.blocks.map((one) => block(one, (part.landscape ? LONG : SHORT) - 2 * margin)).join("");
    const last = index === parts.length - 1;
    return (
      blocks + (last ? section(part, margin, hasHead) : `<w:p><w:pPr>${section(part, margin, hasHead)}</w:pPr></w:p>`)
    );
  });
  return `<w:document ${W} ${R}><w:body>${paragraph(title, "Title")}${body.join("")}</w:body></w:document>`;
}

function section({ landscape }: Part, margin: number, hasHead: boolean): string {
  const size = landscape ? `w:w="${LONG}" w:h="${SHORT}" w:orient="landscape"` : `w:w="${SHORT}" w:h="${LONG}"`;
  const sides = ["top", "right", "bottom", "left"].map((side) => `w:${side}="${margin}"`).join(" ");
  return (
    `<w:sectPr>${hasHead ? '<w:headerReference w:type="default" r:id="rId4"/>' : ""}` +
    '<w:footerReference w:type="default" r:id="rId3"/><w:type w:val="nextPage"/>' +
    `<w:pgSz ${size}/><w:pgMar ${sides} w:header="${hasHead ? HEADER_MARGIN : 567}" w:footer="567" w:gutter="0"/></w:sectPr>`
  );
}

function block(one: Block, width: number): string {
  switch (one.kind) {
    case "heading":
      return headingParagraph(one);
    case "contents":
      return one.items.map(contentsLine).join("");
    case "words":
      return paragraph(one.words, one.style, one.list);
    case "text":
      return one.text
        .split(/\n\s*\n/)
        .map((text) => paragraph(text.trim(), one.style ?? "Normal"))
        .join("");
    case "bullets":
      return one.items.map((text) => paragraph(text, "ListBullet")).join("");
    case "table":
      return table(one, width);
  }
}

function paragraph(text: string | readonly Words[], style: string, list?: number): string {
  const number = list === undefined ? "" : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list + 1}"/></w:numPr>`;
  const named = style === "Normal" ? "" : `<w:pPr><w:pStyle w:val="${style}"/>${number}</w:pPr>`;
  return `<w:p>${named}${typeof text === "string" ? run(text) : text.map(wordsRun).join("")}</w:p>`;
}

function headingParagraph({ text, level, anchor, newPage }: Extract<Block, { kind: "heading" }>): string {
  const breakBefore = newPage ? "<w:pageBreakBefore/>" : "";
  const mark =
    anchor === undefined
      ? ""
      : `<w:bookmarkStart w:id="${anchor}" w:name="_part${anchor}"/><w:bookmarkEnd w:id="${anchor}"/>`;
  return `<w:p><w:pPr><w:pStyle w:val="Heading${level}"/>${breakBefore}</w:pPr>${mark}${run(text)}</w:p>`;
}

/** A line of the contents leads to its heading. It has no page number: that would need Word to count first. */
function contentsLine({ text, anchor }: { text: string; anchor: number }): string {
  return `<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:hyperlink w:anchor="_part${anchor}">${run(text)}</w:hyperlink></w:p>`;
}

function wordsRun({ text, look, href, gap }: Words): string {
  const raised = look.includes("s") ? '<w:vertAlign w:val="superscript"/>' : "";
  const plain = `${look.includes("b") ? "<w:b/>" : ""}${look.includes("i") ? "<w:i/>" : ""}${raised}`;
  if (gap) return run(text, '<w:rStyle w:val="PromptWords"/>');
  if (href === "") return run(text, plain);
  const link = run(text, '<w:color w:val="0B5563"/><w:u w:val="single"/>');
  return `<w:fldSimple w:instr=" HYPERLINK &quot;${esc(href)}&quot; ">${link}</w:fldSimple>`;
}

function run(text: string, look = ""): string {
  const lines = text.split("\n").map((line) => `<w:t xml:space="preserve">${esc(line)}</w:t>`);
  return `<w:r>${look === "" ? "" : `<w:rPr>${look}</w:rPr>`}${lines.join("<w:br/>")}</w:r>`;
}

function table({ title, head, rows, widths }: Extract<Block, { kind: "table" }>, width: number): string {
  const whole = widths.reduce((sum, one) => sum + one, 0);
  const sizes = widths.map((one) => Math.floor((one / whole) * width));
  const all = head === null ? rows : [head.map((text) => [text]), ...rows];
  return (
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>' +
    `<w:tblW w:w="${sizes.reduce((sum, one) => sum + one, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    `<w:tblLook w:val="${head === null ? "0680" : "06A0"}" w:firstRow="${head === null ? 0 : 1}" w:firstColumn="1" w:noHBand="1" w:noVBand="1"/>` +
    `<w:tblCaption w:val="${esc(title)}"/></w:tblPr>` +
    `<w:tblGrid>${sizes.map((one) => `<w:gridCol w:w="${one}"/>`).join("")}</w:tblGrid>` +
    all.map((row, index) => tableRow(row, sizes, head !== null && index === 0)).join("") +
    "</w:tbl><w:p/>"
  );
}

function tableRow(cells: readonly Cell[], sizes: readonly number[], isHead: boolean): string {
  const properties = `<w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>`;
  const inside = sizes.map((size, index) => {
    const lines = cells[index] ?? [];
    const style = isHead ? "TableHeading" : "TableText";
    const shade = isHead ? '<w:shd w:val="clear" w:color="auto" w:fill="E6EEF0"/>' : "";
    const text = (lines.length === 0 ? [""] : lines).map((line) => paragraph(line, style)).join("");
    return `<w:tc><w:tcPr><w:tcW w:w="${size}" w:type="dxa"/>${shade}</w:tcPr>${text}</w:tc>`;
  });
  return `<w:tr>${properties}${inside.join("")}</w:tr>`;
}

function footer(text: string): string {
  const field = (name: string) => `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
  const word = (part: string) => `<w:r><w:t xml:space="preserve">${esc(part)}</w:t></w:r>`;
  return (
    `<w:ftr ${W} ${R}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` +
    `${word(`${text} · page `)}${field("PAGE")}${word(" of ")}${field("NUMPAGES")}</w:p></w:ftr>`
  );
}

function countOfLists({ parts }: WordFile): number {
  const numbers = parts.flatMap((part) => part.blocks).map((one) => (one.kind === "words" ? (one.list ?? 0) : 0));
  return Math.max(0, ...numbers);
}

/** Bullets of two levels, and one numbering for each numbered list, so that each starts at 1. */
function numbering(lists: number): string {
  const level = (depth: number, format: string, text: string, left: number) =>
    `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>` +
    `<w:pPr><w:ind w:left="${left}" w:hanging="${format === "bullet" ? 283 : 425}"/></w:pPr></w:lvl>`;
  const restarted = Array.from(
    { length: lists },
    (_, index) =>
      `<w:num w:numId="${index + 2}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  );
  return (
    `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>` +
    `${level(0, "bullet", "•", 425)}${level(1, "bullet", "–", 850)}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>${level(0, "decimal", "%1.", 567)}</w:abstractNum>` +
    `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${restarted.join("")}</w:numbering>`
  );
}
