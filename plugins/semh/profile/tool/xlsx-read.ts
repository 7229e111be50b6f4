/**
 * Reads the first visible sheet of an Excel workbook as text. It comes from outside: sizes are checked before anything is
 * unpacked, only the few parts that are needed are, and no macro, formula, link or entity is ever followed.
 */
import { unzipSync } from "fflate";
import type { Result } from "../../audits/workbench/fields.ts";
import { MAX_COLUMNS, MAX_ROWS, type Table, tableOf } from "./csv-read.ts";
import { UNCHANGED } from "./kinds.ts";
import { attribute, pieces } from "./xml-pieces.ts";

const MEGABYTE = 1024 * 1024;
const MAX_FILE = 20 * MEGABYTE;
const MAX_ENTRY = 50 * MEGABYTE;
const MAX_ALL = 80 * MEGABYTE;
const MAX_ENTRIES = 1000;
const WORKBOOK = "xl/workbook.xml";
const RELATIONS = "xl/_rels/workbook.xml.rels";
const STRINGS = "xl/sharedStrings.xml";
const STYLES = "xl/styles.xml";

class Refused extends Error {}

/** Read a workbook's bytes. Never throws. */
export function readXlsx(bytes: Uint8Array): Result<Table> {
  if (bytes.length > MAX_FILE) return no("That file is larger than 20 MB. Export fewer columns.");
  try {
    const parts = unpack(bytes, [WORKBOOK, RELATIONS, STRINGS, STYLES]);
    const path = sheetPath(parts.get(WORKBOOK) ?? "", parts.get(RELATIONS) ?? "");
    const sheet = path === null ? undefined : unpack(bytes, [path]).get(path);
    if (sheet === undefined) return no("That is not an Excel workbook (.xlsx), or it has no visible sheet.");
    return tableOf(rowsOf(sheet, stringsOf(parts.get(STRINGS) ?? ""), formatsOf(parts.get(STYLES) ?? "")));
  } catch (problem) {
    if (problem instanceof Refused) return no(problem.message);
    return no("That workbook is damaged, or is not a .xlsx file.");
  }
}

/** The wanted parts as text. */
function unpack(bytes: Uint8Array, wanted: readonly string[]): Map<string, string> {
  let [entries, all] = [0, 0];
  const found = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      entries += 1;
      all += originalSize;
      if (entries > MAX_ENTRIES || all > MAX_ALL || originalSize > MAX_ENTRY)
        throw new Refused("That workbook unpacks to more than this page takes in. Export fewer columns.");
      return wanted.includes(name);
    },
  });
  return new Map(Object.entries(found).map(([name, data]) => [name, new TextDecoder().decode(data)]));
}

/** Where the first sheet that is not hidden lies. */
function sheetPath(workbook: string, relations: string): string | null {
  const targets = new Map<string, string>();
  for (const { name, end, attributes } of pieces(relations))
    if (name === "Relationship" && !end) targets.set(attribute(attributes, "Id"), attribute(attributes, "Target"));
  for (const { name, end, attributes } of pieces(workbook)) {
    if (name !== "sheet" || end || attribute(attributes, "state").toLowerCase().endsWith("hidden")) continue;
    const target = targets.get(attribute(attributes, "r:id") || attribute(attributes, "id"));
    if (target !== undefined) return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
  }
  return null;
}

/** The texts that cells point to. Readings of Japanese words (`rPh`) are no text of the cell. */
function stringsOf(xml: string): string[] {
  const found: string[] = [];
  let [text, reading] = ["", false];
  for (const { name, end, text: after } of pieces(xml)) {
    if (name === "rPh") reading = !end;
    else if (name === "t" && !end && !reading) text += after;
    else if (name === "si" && !end) text = "";
    if (name === "si" && end) found.push(text);
  }
  return found;
}

type Format = "number" | "percent" | "day";

/** How each cell format shows its number. */
function formatsOf(xml: string): Format[] {
  const own = new Map<number, Format>();
  const found: Format[] = [];
  let inCells = false;
  for (const { name, end, attributes } of pieces(xml)) {
    if (name === "numFmt" && !end)
      own.set(Number(attribute(attributes, "numFmtId")), formatOf(attribute(attributes, "formatCode")));
    else if (name === "cellXfs") inCells = !end;
    else if (name === "xf" && inCells && !end) {
      const id = Number(attribute(attributes, "numFmtId"));
      found.push(own.get(id) ?? builtIn(id));
    }
  }
  return found;
}

function builtIn(id: number): Format {
  if (id === 9 || id === 10) return "percent";
  return (id >= 14 && id <= 22) || (id >= 45 && id <= 47) ? "day" : "number";
}

function formatOf(code: string): Format {
  const plain = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
  if (plain.includes("%")) return "percent";
  return /[dmy]/i.test(plain) && !/general/i.test(plain) ? "day" : "number";
}

function rowsOf(xml: string, strings: readonly string[], formats: readonly Format[]): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let [column, kind, style, value] = [0, "", 0, ""];
  for (const { name, end, attributes, text } of pieces(xml)) {
    if (name === "row" && !end) {
      row = [];
      rows.push(row);
      // one line more than is allowed is enough to be refused
      if (rows.length > MAX_ROWS + 20) return rows;
      column = 0;
    } else if (name === "c" && !end) {
      column = columnOf(attribute(attributes, "r")) ?? column;
      if (column > MAX_COLUMNS) throw new Refused(`That sheet has more than ${MAX_COLUMNS} columns.`);
      [kind, style, value] = [attribute(attributes, "t"), Number(attribute(attributes, "s") || 0), ""];
    } else if ((name === "v" || name === "t") && !end) value = name === "v" ? text : value + text;
    if (name === "c" && end) {
      while (row.length < column) row.push("");
      row[column] = cellText(value, kind, formats[style] ?? "number", strings);
      column += 1;
    }
  }
  return rows;
}

/** 0 of `A7`, 26 of `AA7`. */
function columnOf(place: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(place)?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
}

function cellText(value: string, kind: string, format: Format, strings: readonly string[]): string {
  if (kind === "s") return strings[Number(value)] ?? "";
  if (kind === "b") return value === "1" ? "yes" : "no";
  if (kind === "e") return "";
  const number = value === "" ? Number.NaN : Number(value);
  if (kind === "str" || kind === "inlineStr" || kind === "d" || !Number.isFinite(number)) return value;
  if (format === "percent") return String(Number((number * 100).toPrecision(12)));
  if (format === "day") return dayText(number);
  return value.length > 12 ? String(Number(number.toPrecision(12))) : String(number);
}

/** A day as it is written here, so that a date of birth is seen to be one. */
function dayText(serial: number): string {
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000);
  if (Number.isNaN(date.getTime())) return String(serial);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}

function no(problem: string): Result<never> {
  return { ok: false, problem: `${problem} ${UNCHANGED}` };
}
