import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { writeSheet } from "../../plugins/semh/audits/workbench/office/sheet.ts";
import { EMPTY_BOOK } from "../../plugins/semh/profile/tool/book.ts";
import { readCsv } from "../../plugins/semh/profile/tool/csv-read.ts";
import { guess, isPersonal, preview } from "../../plugins/semh/profile/tool/mapping.ts";
import { readXlsx } from "../../plugins/semh/profile/tool/xlsx-read.ts";
import { attribute, pieces } from "../../plugins/semh/profile/tool/xml-pieces.ts";
import { rules } from "./fixture.ts";

const REAL = new Uint8Array(readFileSync(join(process.cwd(), "tests/profile/files/sheet-from-libreoffice.xlsx")));

function table(bytes: Uint8Array) {
  const read = readXlsx(bytes);
  assert.ok(read.ok, read.ok ? "" : read.problem);
  return read.value;
}

function problem(bytes: Uint8Array): string {
  const read = readXlsx(bytes);
  assert.ok(!read.ok);
  assert.match(read.problem, /Nothing has been changed\.$/);
  return read.problem;
}

/** A workbook made by hand, with one sheet. */
function workbook(sheet: string, more: Record<string, string> = {}): Uint8Array {
  const parts = {
    "xl/workbook.xml": '<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

test("a workbook that a spreadsheet program saved is read: first visible sheet, percentages, days, formulas", () => {
  const read = table(REAL);
  assert.equal(read.heads[0], "Adm No");
  assert.deepEqual(read.rows, [
    ["004121", "Smith & Sons", "03/04/2015", "Year 5", "5B", "88.4", "K", "yes", "N", "3"],
    ["004122", "Jones", "03/05/2015", "Year 5", "5B", "97", "E", "no", "?", "0"],
  ]);
});

test("it goes through the same mapping as CSV, and days of birth are seen as such without a telling head", () => {
  const read = table(REAL);
  assert.deepEqual(guess(read), ["code", "", "", "year", "class", "attendance", "sen", "is v8", "is v9", "incidents"]);
  assert.deepEqual(
    read.heads.filter((_, index) => isPersonal(read, index)),
    ["Legal Surname", "Born on"],
  );
  const tried = preview(EMPTY_BOOK, read, guess(read), rules, "2027-03-25", "office");
  assert.equal(tried.added, 2);
  assert.deepEqual(tried.book.pupils[0]?.entries[0]?.yes, ["v4", "v6", "v8", "b1", "b2"]);
  assert.ok(!/Smith|Jones|2015/.test(JSON.stringify(tried.book)));
});

test("a workbook of this site's own comes back as it went out", () => {
  const columns = ["Code", "Year", "Note"].map((title) => ({ title, width: 10 }));
  const rows = [
    ["x1", 5, "a < b & “c”"],
    ["=x2", 13, "two\nlines"],
  ];
  const bytes = writeSheet({ title: "T", author: "", at: new Date(0), sheets: [{ name: "S", columns, rows }] });
  assert.deepEqual(table(bytes), {
    heads: ["Code", "Year", "Note"],
    rows: [
      ["x1", "5", "a < b & “c”"],
      ["=x2", "13", "two\nlines"],
    ],
  });
});

test("cells without a place, rich text, errors and gaps are read", () => {
  const strings = "<sst><si><r><t>Co</t></r><r><t>de</t></r><rPh><t>x</t></rPh></si><si><t>Year</t></si></sst>";
  const sheet =
    '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>Class</t></is></c></row>' +
    '<row r="9"><c r="A9"><v>12034</v></c><c r="C9" t="e"><v>#REF!</v></c></row>' +
    '<x:row><x:c r="A10" t="str"><x:v>x_x000D_2</x:v></x:c><x:c r="B10"><x:v>88.400000000000006</x:v></x:c></x:row>';
  assert.deepEqual(table(workbook(sheet, { "xl/sharedStrings.xml": strings })), {
    heads: ["Code", "Year", "Class"],
    rows: [
      ["12034", "", ""],
      ["x\r2", "88.4"],
    ],
  });
});

test("what is no workbook, locked, empty or damaged is refused in words", () => {
  assert.match(problem(strToU8("Code,Year\nx,5")), /damaged/);
  assert.match(problem(zipSync({ "content.xml": strToU8("<x/>") })), /not an Excel workbook/);
  assert.match(problem(workbook("")), /no columns/);
  assert.match(problem(REAL.slice(0, REAL.length - 200)), /damaged/);
  const locked = readCsv(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]));
  assert.ok(!locked.ok && /password/.test(locked.problem));
  const hidden = '<workbook><sheets><sheet name="S" state="veryHidden" r:id="rId1"/></sheets></workbook>';
  assert.match(problem(workbook("<row/>", { "xl/workbook.xml": hidden })), /no visible sheet/);
});

test("a workbook that would unpack to too much is refused before it is unpacked", () => {
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`x${at}`, ""]));
  assert.match(problem(workbook("", many)), /unpacks to more/);
  assert.match(problem(workbook(`<!--${"x".repeat(51 * 1024 * 1024)}-->`)), /unpacks to more/);
  const half = "x".repeat(45 * 1024 * 1024);
  assert.match(problem(workbook("", { a: half, b: half })), /unpacks to more/);
  assert.match(problem(new Uint8Array(21 * 1024 * 1024)), /larger than 20 MB/);
  assert.match(problem(workbook('<row><c r="ZZZ1"><v>1</v></c></row>')), /300 columns/);
  const line = '<row><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>';
  assert.match(problem(workbook(line.repeat(6000))), /at most 5000 rows/);
});

test("entities that a file declares are not expanded, and a zip that lies about its size gives no more", () => {
  const bomb =
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c><c t="str"><v>ok</v></c></row><row><c t="str"><v>1</v></c></row></sheetData></worksheet>';
  assert.equal(table(workbook("", { "xl/worksheets/sheet1.xml": bomb })).heads[0], "&b;");
  const zip = workbook(`<row><c t="str"><v>${"y".repeat(100_000)}</v></c></row>`).slice();
  const view = new DataView(zip.buffer);
  for (let at = 0; at + 46 < zip.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 40, true);
  problem(zip);
});

test("a thousand mutated workbooks never throw", () => {
  let state = 5;
  const next = (limit: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % limit;
  };
  for (let round = 0; round < 1000; round += 1) {
    const spoiled = REAL.slice();
    for (let turn = 0; turn < 4; turn += 1) spoiled[next(spoiled.length)] = next(256);
    const read = readXlsx(spoiled);
    if (!read.ok) assert.match(read.problem, /Nothing has been changed\.$/);
  }
});

test("tags are walked in one pass, however they are spoiled", () => {
  const names = (xml: string) => [...pieces(xml)].map((one) => (one.end ? `/${one.name}` : one.name));
  assert.deepEqual(names("<?xml?><!-- <b> --><a:b c='1'><d/></a:b>"), ["b", "d", "/d", "/b"]);
  for (const odd of ["", "<", "<a", "<!--", "<?", "< >", "<<a>>", "&amp;"]) assert.ok(Array.isArray(names(odd)));
  assert.equal(attribute(` r:id = 'x&amp;"y' id="z"`, "r:id"), 'x&"y');
  const start = performance.now();
  assert.equal([...pieces("<c>".repeat(300_000))].length, 300_000);
  assert.ok(performance.now() - start < 5000);
});

test("two thousand pupils with forty columns come in fast", () => {
  const columns = Array.from({ length: 40 }, (_, at) => ({ title: at === 0 ? "Code" : `Column ${at}`, width: 10 }));
  const rows = Array.from({ length: 2000 }, (_, row) => columns.map((_, at) => (at === 0 ? `x${row}` : row + at)));
  const bytes = writeSheet({ title: "T", author: "", at: new Date(0), sheets: [{ name: "S", columns, rows }] });
  const start = performance.now();
  assert.equal(table(bytes).rows.length, 2000);
  console.log(`2,000 × 40 from .xlsx: ${Math.round(performance.now() - start)} ms`);
});
