/** Writes Excel workbooks: text stays text, dates are dates, header row frozen and filtered, lists to choose from. */
import { contentTypes, coreProperties, esc, pack, relations, rootRelations } from "./xml.ts";

/** A cell: text, a whole number, or a day (`2026-11-24`). */
export type Value = string | number | { day: string };

/** A column with its width in characters; `choices` are offered in a list below the heading. */
export interface Column {
  title: string;
  width: number;
  choices?: readonly string[];
}

/** A sheet with a heading row. Without columns it is a page of text, one line a row. */
export interface Sheet {
  name: string;
  columns: readonly Column[] | null;
  rows: readonly (readonly Value[])[];
}

export interface Book {
  title: string;
  author: string;
  at: Date;
  sheets: readonly Sheet[];
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
/** The formats of styles(): plain, heading, day, title, text that a spreadsheet could take for a formula. */
const [HEAD, DAY, TITLE, QUOTED] = [1, 2, 3, 4];
/** Rows below the last one that the lists to choose from still cover. */
const SPARE = 200;
const LISTS = "Lists";

/** The bytes of a .xlsx. */
export function writeSheet(book: Book): Uint8Array<ArrayBuffer> {
  const lists = book.sheets.flatMap((sheet) =>
    (sheet.columns ?? []).flatMap((one) => (one.choices ? [one.choices] : [])),
  );
  const unique = lists.filter((list, index) => lists.findIndex((one) => one.join("\n") === list.join("\n")) === index);
  const all = unique.length === 0 ? book.sheets : [...book.sheets, listSheet(unique)];
  const names = all.map((_, index) => `worksheets/sheet${index + 1}.xml`);
  const types = Object.fromEntries(names.map((name) => [`xl/${name}`, "officedocument.spreadsheetml.worksheet"]));
  return pack({
    "[Content_Types].xml": contentTypes({
      "xl/workbook.xml": "officedocument.spreadsheetml.sheet.main",
      "xl/styles.xml": "officedocument.spreadsheetml.styles",
      "docProps/core.xml": "package.core-properties",
      ...types,
    }),
    "_rels/.rels": rootRelations("xl/workbook.xml"),
    "docProps/core.xml": coreProperties(book.title, book.author, book.at),
    "xl/_rels/workbook.xml.rels": relations([
      ...names.map((name) => ["officeDocument/2006/relationships/worksheet", name] as const),
      ["officeDocument/2006/relationships/styles", "styles.xml"],
    ]),
    "xl/workbook.xml": workbook(all),
    "xl/styles.xml": styles(),
    ...Object.fromEntries(all.map((sheet, index) => [`xl/${names[index]}`, worksheet(sheet, unique)])),
  });
}

function listSheet(lists: readonly (readonly string[])[]): Sheet {
  const longest = Math.max(...lists.map((one) => one.length));
  const rows = Array.from({ length: longest }, (_, row) => lists.map((list) => list[row] ?? ""));
  return { name: LISTS, columns: null, rows };
}

function workbook(sheets: readonly Sheet[]): string {
  const list = sheets.map((sheet, index) => {
    const state = sheet.name === LISTS ? ' state="hidden"' : "";
    return `<sheet name="${esc(sheet.name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  const names = sheets.flatMap((sheet, index) => {
    if (sheet.columns === null) return [];
    const quoted = `'${esc(sheet.name.replace(/'/g, "''"))}'!`;
    const last = `$${letter(sheet.columns.length - 1)}$${sheet.rows.length + 1}`;
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${quoted}$A$1:${last}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted}$1:$1</definedName>`,
    ];
  });
  return (
    `<workbook ${MAIN} ${R}><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="14000"/></bookViews>` +
    `<sheets>${list.join("")}</sheets>${names.length > 0 ? `<definedNames>${names.join("")}</definedNames>` : ""}</workbook>`
  );
}

function worksheet(sheet: Sheet, lists: readonly (readonly string[])[]): string {
  const { columns, rows } = sheet;
  const widths = columns === null ? [90] : columns.map((one) => one.width);
  const head = columns === null ? [] : [columns.map((one) => one.title)];
  const data = [...head, ...rows].map((values, row) => {
    const first = row === 0 && sheet.name !== LISTS;
    const format = first ? (columns === null ? TITLE : HEAD) : null;
    const inside = values.map((value, column) => cellOf(value, format ?? null)(`${letter(column)}${row + 1}`)).join("");
    return `<row r="${row + 1}" ht="${height(values, widths, first)}" customHeight="1">${inside}</row>`;
  });
  const cols = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const filter = columns === null ? "" : `<autoFilter ref="A1:${letter(columns.length - 1)}${rows.length + 1}"/>`;
  return (
    `<worksheet ${MAIN} ${R}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0">${columns === null ? "" : frozen}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${cols.join("")}</cols><sheetData>${data.join("")}</sheetData>` +
    `${filter}${columns === null ? "" : validations(columns, rows.length, lists)}` +
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" orientation="${columns === null ? "portrait" : "landscape"}" fitToHeight="0"/></worksheet>`
  );
}

/** Not every program fits rows to wrapped text by itself, so a row is made as high as its longest cell, in points. */
function height(values: readonly Value[], widths: readonly number[], first: boolean): number {
  const lines = values.map((value, column) => {
    const width = (widths[column] ?? 20) * 0.9;
    const parts = typeof value === "string" ? value.split("\n") : [""];
    return parts.reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / width)), 0);
  });
  return Math.min(400, Math.max(1, ...lines) * (first ? 20 : 15) + 4);
}

function cellOf(value: Value, format: number | null): (place: string) => string {
  return (place) => {
    if (typeof value === "number") return `<c r="${place}"${styled(format)}><v>${value}</v></c>`;
    if (typeof value !== "string") return `<c r="${place}"${styled(DAY ?? 0)}><v>${serial(value.day)}</v></c>`;
    if (value === "") return `<c r="${place}"${styled(format)}/>`;
    const style = format ?? (/^[=+\-@\t]/.test(value) ? QUOTED : null);
    return `<c r="${place}" t="inlineStr"${styled(style ?? null)}><is><t xml:space="preserve">${esc(value)}</t></is></c>`;
  };
}

function styled(format: number | null): string {
  return ` s="${format ?? 0}"`;
}

/** The number that spreadsheets count days by. */
function serial(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

function validations(columns: readonly Column[], rows: number, lists: readonly (readonly string[])[]): string {
  const found = columns.flatMap((column, index) => {
    const choices = column.choices;
    if (choices === undefined) return [];
    const at = lists.findIndex((one) => one.join("\n") === choices.join("\n"));
    const source = `${LISTS}!$${letter(at)}$1:$${letter(at)}$${choices.length}`;
    const place = `${letter(index)}2:${letter(index)}${rows + 1 + SPARE}`;
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="Not on the list" error="Choose from the list, or leave it empty." sqref="${place}"><formula1>${source}</formula1></dataValidation>`,
    ];
  });
  return found.length === 0 ? "" : `<dataValidations count="${found.length}">${found.join("")}</dataValidations>`;
}

/** 0 → A, 25 → Z, 26 → AA. */
function letter(index: number): string {
  const first = index >= 26 ? String.fromCharCode(64 + Math.floor(index / 26)) : "";
  return first + String.fromCharCode(65 + (index % 26));
}

function styles(): string {
  const top = '<alignment vertical="top" wrapText="1"/>';
  const font = (size: number, more = "") => `<font>${more}<sz val="${size}"/><name val="Arial"/></font>`;
  const format = (number: number, fontId: number, fill: number, more = "") =>
    `<xf numFmtId="${number}" fontId="${fontId}" fillId="${fill}" borderId="0" xfId="0" applyAlignment="1"${more}>${top}</xf>`;
  return (
    `<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="d\\ mmm\\ yyyy"/></numFmts>` +
    `<fonts count="3">${font(11)}${font(11, "<b/>")}${font(16, "<b/>")}</fonts>` +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE6EEF0"/></patternFill></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="5">${format(0, 0, 0)}${format(0, 1, 2, ' applyFont="1" applyFill="1"')}${format(164, 0, 0, ' applyNumberFormat="1"')}` +
    `${format(0, 2, 0, ' applyFont="1"')}${format(0, 0, 0, ' quotePrefix="1"')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}
