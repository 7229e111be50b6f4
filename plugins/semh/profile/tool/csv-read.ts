/** Reads a spreadsheet saved as CSV, whichever program saved it: encoding and separator are found out; and what every sheet has to be like. */
import type { Result } from "../../audits/workbench/fields.ts";

export const MAX_ROWS = 5000;
export const MAX_COLUMNS = 300;
const MAX_BYTES = 5 * 1024 * 1024;

/** The heads of the columns and the rows beneath them. */
export interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Read a file's bytes. Never throws. */
export function readCsv(bytes: Uint8Array): Result<Table> {
  if (bytes.length > MAX_BYTES) return no("That file is larger than 5 MB. Export fewer columns.");
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return no("That is no text file. Open an Excel workbook (.xlsx) or a sheet saved as CSV.");
  const text = decode(bytes);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    return no(
      "That is an old workbook (.xls), or one with a password. Save it as .xlsx without a password, or as CSV.",
    );
  if (text.includes("\u0000"))
    return no("That is not a text file. Open an Excel workbook (.xlsx) or a sheet saved as CSV.");
  return tableOf(split(text, separatorOf(text)));
}

/** The table that rows make: lines above the heads that fill one cell only (a report's title) are passed over. */
export function tableOf(rows: readonly (readonly string[])[]): Result<Table> {
  const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== "").length;
  const lines = rows.filter((row) => filled(row) > 0);
  const [heads, ...rest] = lines.slice(
    Math.max(
      0,
      lines.findIndex((row) => filled(row) > 1),
    ),
  );
  if (heads === undefined || heads.length < 2) return no("That file has no columns that can be told apart.");
  if (heads.length > MAX_COLUMNS || rest.length > MAX_ROWS)
    return no(`That file is too large: at most ${MAX_ROWS} rows and ${MAX_COLUMNS} columns.`);
  if (rest.length === 0) return no("That file has a first line and no pupils beneath it.");
  return { ok: true, value: { heads: heads.map((one) => one.trim()), rows: rest } };
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The mark that is most often in the first line, outside quotes. */
function separatorOf(text: string): string {
  const line = (/^[^\r\n]*/.exec(text)?.[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (mark: string) => line.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function split(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    row.push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] as string;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === separator) endCell();
    else if (letter === "\n") {
      endCell();
      rows.push(row);
      row = [];
    } else if (letter !== "\r") cell += letter;
  }
  if (cell !== "" || row.length > 0) {
    endCell();
    rows.push(row);
  }
  return rows;
}

function no(problem: string): Result<never> {
  return { ok: false, problem: `${problem} Nothing has been changed.` };
}
