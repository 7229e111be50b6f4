import assert from "node:assert/strict";
import { test } from "node:test";
import { escaped, folded, writeCalendar } from "../../../plugins/semh/audits/workbench/office/calendar.ts";
import { esc } from "../../../plugins/semh/audits/workbench/office/xml.ts";

test("a long line of a calendar is folded at 75 bytes without cutting a character, and unfolds to itself", () => {
  const line = `SUMMARY:${"Schülerrat – 😀 ".repeat(30)}`;
  const parts = folded(line).split("\r\n");
  assert.ok(parts.every((part) => Buffer.byteLength(part) <= 75));
  assert.ok(parts.slice(1).every((part) => part.startsWith(" ")));
  assert.equal(folded(line).replace(/\r\n /g, ""), line);
  assert.equal(folded("SHORT:1"), "SHORT:1");
});

test("what a calendar could take for something else is escaped", () => {
  assert.equal(escaped("a;b,c\\d\r\ne\nBEGIN:VEVENT"), "a\\;b\\,c\\\\d\\ne\\nBEGIN:VEVENT");
  const text = writeCalendar(
    "Plan",
    [{ id: "x", day: "2026-12-31", title: "a\nEND:VCALENDAR", details: "" }],
    new Date(0),
  );
  assert.equal(text.match(/\r\nEND:VCALENDAR/g)?.length, 1);
  assert.match(text, /DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n/);
});

test("text that XML cannot hold is left out, and the rest is escaped", () => {
  assert.equal(esc('a\u0000b\u000b<&>"\uD800c😀\uDE00\uFFFF\ttab'), "ab&lt;&amp;&gt;&quot;c😀\ttab");
});
