import assert from "node:assert/strict";
import { test } from "node:test";
import { auditRows, csvName, plainCell, safeCell, toCsv } from "../../../plugins/semh/audits/workbench/csv.ts";
import { record, smallAudit } from "./fixture.ts";

const NASTY = [
  "=1+1",
  "+44 20",
  "-5",
  "@SUM(A1)",
  "\tx",
  "\rx",
  "'quoted",
  "''twice",
  "plain",
  "",
  " spaced ",
  'a "b", c',
  "%x",
  "|cmd",
];

test("no cell starts with what a spreadsheet would run, and every cell comes back as it was", () => {
  for (const text of NASTY) {
    assert.doesNotMatch(safeCell(text), /^[=+\-@\t\r|%]/);
    assert.equal(plainCell(safeCell(text)), text);
  }
});

test("the spreadsheet has a byte-order mark, CRLF and quotes where they are needed", () => {
  assert.equal(toCsv([["a", 'b "c"', "d,e", "f\ng", "=h"]]), '\uFEFFa,"b ""c""","d,e","f\ng",\'=h\r\n');
});

test("there is a row for every statement, then one for every answer no longer asked for", () => {
  const filled = record({
    "lead.champion": { now: "started", priority: "high" },
    "lead.law": { now: null },
    "lead.old-plan": { now: "na" },
  });
  const rows = auditRows(smallAudit(), filled, "Elm School");
  assert.equal(rows.length, 1 + 5 + 1);
  assert.ok(rows.every((row) => row.length === rows[0]?.length));
  assert.deepEqual(rows[1]?.slice(0, 9), [
    "Elm School",
    "Autumn",
    "2",
    "Leadership",
    "lead.champion",
    "A senior leader is the SEMH Champion.",
    "",
    "Started",
    "High",
  ]);
  assert.equal(rows[2]?.[7], "");
  assert.deepEqual(rows.at(-1)?.slice(3, 8), ["No longer asked", "lead.old-plan", "", "", "Not applicable"]);
});

test("the spreadsheet's name says whose, what and when", () => {
  assert.equal(csvName("Elm School", record(), new Date(2026, 0, 5)), "elm-school_small_2026-01-05.csv");
});
