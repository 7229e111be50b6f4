import assert from "node:assert/strict";
import { test } from "node:test";
import type { App } from "../../../plugins/semh/audits/workbench/app.ts";
import type { Context } from "../../../plugins/semh/audits/workbench/office/context.ts";
import { programmeCalendar } from "../../../plugins/semh/audits/workbench/office/programme-files.ts";
import { cpdRows, hoursWords, minutesByYear } from "../../../plugins/semh/audits/workbench/programme/cpd.ts";
import { newEntry } from "../../../plugins/semh/audits/workbench/programme/edit.ts";
import { offersFor } from "../../../plugins/semh/audits/workbench/programme/evidence.ts";
import { compare, keptHere, withFound } from "../../../plugins/semh/audits/workbench/programme/found.ts";
import { certificateOf, notesInOrder, reportOf } from "../../../plugins/semh/audits/workbench/programme/report.ts";
import { halfOf, parentHalves, yearOf } from "../../../plugins/semh/audits/workbench/programme/terms.ts";
import {
  EMPTY_EXPECTATION,
  EMPTY_NOTE,
  EMPTY_SESSION,
  newProgramme,
  type ParentSession,
  type ProgrammeRecord,
} from "../../../plugins/semh/audits/workbench/programme.ts";
import type { WorkRecord } from "../../../plugins/semh/audits/workbench/records.ts";
import { firstState } from "../../../plugins/semh/audits/workbench/state.ts";
import type { Kept } from "../../../plugins/semh/site/mine/names.ts";
import { AT, record as audit, pageData, plan } from "./fixture.ts";

const TODAY = new Date("2026-11-24T12:00:00Z");
const PAGE = {
  ...pageData(),
  programme: {
    sessions: { s1: "One", s2: "Two" },
    expectations: { "exp.audit": "an audit is carried out", "exp.parent-sessions": "sessions for parents" },
    parents: { p1: "Play" },
    kit: "",
  },
};

function programme(part: Partial<ProgrammeRecord> = {}): ProgrammeRecord {
  return { ...newProgramme("Our programme", AT), record_id: "prog1", ...part };
}

function held(...days: (string | null)[]): Map<string, ParentSession> {
  return new Map(
    days.map((on, index) => [`p${index}`, newEntry("parent_sessions", { id: `p${index}`, session: "p1", on })]),
  );
}

/** As much of the tool as the offers look at. */
function app(...records: WorkRecord[]): App {
  const state = firstState();
  for (const record of records) state.held.set(record.record_id, { record, base: record, stamp: "1" });
  return { state, definition: (id: string) => PAGE.audits.find((one) => one.id === id) } as App;
}

test("half-years run from September and from March, through a leap year too", () => {
  assert.deepEqual(halfOf("2026-09-01"), { from: "2026-09-01", to: "2027-02-28" });
  assert.deepEqual(halfOf("2028-02-29"), { from: "2027-09-01", to: "2028-02-29" });
  assert.deepEqual(halfOf("2027-03-01"), { from: "2027-03-01", to: "2027-08-31" });
  assert.deepEqual(
    [yearOf("2026-08-31"), yearOf("2026-09-01"), yearOf("2099-10-01")],
    ["2025–26", "2026–27", "2099–00"],
  );
});

test("a half-year is due while nothing was held in it and it is not over; what is planned does not count as held", () => {
  const record = programme({ parent_sessions: held("2026-03-10", "2027-01-12", null) });
  const [now, before] = parentHalves(record, "2026-11-24");
  assert.deepEqual([now?.from, now?.held.length, now?.planned.length, now?.isDue], ["2026-09-01", 0, 1, true]);
  assert.deepEqual([before?.from, before?.held.length, before?.isDue], ["2026-03-01", 1, false]);
  assert.equal(parentHalves(record, "2026-11-24").length, 2);
  const [late] = parentHalves(programme({ parent_sessions: held("2026-11-24") }), "2026-11-24");
  assert.equal(late?.isDue, false);
});

test("the log's minutes are summed by school year, and its rows go into a spreadsheet as they are", () => {
  const cpd = new Map(
    [
      newEntry("cpd", { id: "c1", on: "2026-08-31", what: "Before", minutes: 60 }),
      newEntry("cpd", { id: "c2", on: "2026-09-23", what: "Session 1", minutes: 150, reflection: "=1+1" }),
      newEntry("cpd", { id: "c3", on: null, what: "A book", minutes: 30 }),
    ].map((one) => [one.id, one]),
  );
  const record = programme({ cpd });
  assert.deepEqual(minutesByYear(record), [
    ["2026–27", 150],
    ["2025–26", 60],
    ["", 30],
  ]);
  assert.deepEqual([hoursWords(150), hoursWords(60), hoursWords(0)], ["2 hours 30 minutes", "1 hour", "no time noted"]);
  assert.deepEqual(cpdRows(record, "Elm")[2], ["Elm", "2026-09-23", "Session 1", "150", "=1+1"]);
  assert.equal(cpdRows(record, "Elm")[3]?.[2], "A book");
});

test("what the Workbench knows is offered as evidence, with the day it rests on, and nothing else is", () => {
  const now = { now: "in-place" };
  const finished = audit({
    "lead.champion": now,
    "lead.law": now,
    "lead.plan": now,
    "care.plans": now,
    "care.referral": now,
  });
  const record = programme({ parent_sessions: held("2026-03-10", "2026-11-12", "2027-01-12") });
  const offers = offersFor(app(finished, plan({ text: "Agree" })), record, TODAY);
  const [first] = offers.get("exp.audit") ?? [];
  assert.match(first?.text ?? "", /the audit “Autumn”, finished, last changed on 3 Oct 2026\./);
  assert.equal(first?.on, "2026-10-03");
  assert.match(offers.get("exp.plan-and-policy")?.[0]?.text ?? "", /with 1 action, 1 of them open\./);
  assert.equal(offers.get("exp.parent-sessions")?.[0]?.text, "2 sessions for parents held, in 2 half-years.");
  assert.equal(offers.get("exp.parent-sessions")?.[0]?.on, "2026-11-12");
  for (const id of ["exp.champion-attends", "exp.staff-attend", "exp.conference", "exp.second-year"]) {
    assert.deepEqual(offers.get(id), []);
  }
  assert.deepEqual(offersFor(app(audit()), programme(), TODAY).get("exp.audit"), []);
  assert.equal(offers.has("exp.team-around-the-school"), false);
});

test("the paper says what is noted and invents nothing", () => {
  const parts = reportOf(
    PAGE,
    programme({ sessions: new Map([["s1", { ...EMPTY_SESSION, status: "attended" }]]) }),
    TODAY,
  );
  const attendance = parts.find((one) => one.id === "attendance");
  assert.deepEqual(attendance?.table?.rows, [
    ["1. One", "Attended", "", ""],
    ["2. Two", "", "", ""],
  ]);
  assert.deepEqual(parts.find((one) => one.id === "notes")?.lines, ["There are no notes yet."]);
  assert.equal(parts.find((one) => one.id === "cpd")?.table, null);
});

test("the certificate is of attendance until all is attended and met, and says what it rests on", () => {
  const attended = { ...EMPTY_SESSION, status: "attended", on: "2026-09-23" } as const;
  const met = { ...EMPTY_EXPECTATION, status: "met" } as const;
  const some = programme({ champion: "deputy head", sessions: new Map([["s1", attended]]) });
  const first = certificateOf(PAGE, some, "Elm School", TODAY);
  assert.equal(first.title, "Attendance at the SEMH Leadership Programme");
  assert.match(
    first.statement,
    /^Elm School records that the SEMH Champion \(deputy head\) attended 1 of the 2 sessions/,
  );
  assert.deepEqual(first.sessions, ["Session 1: One, 23 Sep 2026"]);
  assert.match(first.restsOn.join(" "), /school’s own record.*not issued by the county.*signed below/);
  const all = programme({
    sessions: new Map([
      ["s1", attended],
      ["s2", attended],
    ]),
    expectations: new Map([
      ["exp.audit", met],
      ["exp.parent-sessions", met],
    ]),
  });
  assert.equal(certificateOf(PAGE, all, "", TODAY).title, "Completion of the SEMH Leadership Programme");
  assert.match(certificateOf(PAGE, all, "", TODAY).statement, /^The school records that the SEMH Champion attended 2/);
});

test("the calendar holds what is to come and the day by which a session for parents is due", () => {
  const visits = new Map(
    [
      newEntry("visits", { id: "v1", on: "2026-10-01", purpose: "Visit 1" }),
      newEntry("visits", { id: "v2", on: "2027-02-03", purpose: "Visit 2", next: "Bring the list" }),
    ].map((one) => [one.id, one]),
  );
  const record = programme({ visits, parent_sessions: held("2026-03-10", "2027-01-12") });
  const context: Context = {
    page: PAGE,
    school: "Elm",
    details: {},
    at: TODAY,
  };
  const text = programmeCalendar(context, record);
  assert.deepEqual(text.match(/DTSTART;VALUE=DATE:\d+/g), [
    "DTSTART;VALUE=DATE:20270203",
    "DTSTART;VALUE=DATE:20270112",
    "DTSTART;VALUE=DATE:20270228",
  ]);
  assert.match(text, /SUMMARY:SEMH year two: Visit 2/);
  assert.match(text, /DESCRIPTION:Bring the list/);
});

/** A localStorage with these names. */
function storage(values: Record<string, string>): Storage {
  const made = { ...values } as Record<string, string>;
  Object.defineProperty(made, "getItem", { value: (name: string) => made[name] ?? null });
  return made as unknown as Storage;
}

test("only what the pages of this site keep is found, with the page and the question it belongs to", () => {
  const pages = [
    { id: "s1", title: "Session 1: One", url: "", group: "", marks: true, minutes: 9, questions: [["s1-a", "Why?"]] },
  ] as Parameters<typeof keptHere>[1];
  const there = storage({
    "semh:/site/:reflect:s1-a": "Because.",
    "semh:/site/:written:s1-a": LATER,
    "semh:/other/:reflect:s1-b": "Not ours",
    "semh:/site/:scheme": "slate",
  });
  const kept = keptHere("/site/", pages, there);
  assert.deepEqual(kept?.notes, [
    { key: "s1-a", page: "Session 1: One", question: "Why?", text: "Because.", updated: LATER },
  ]);
  assert.equal(keptHere("/elsewhere/", pages, there), null);
  assert.equal(keptHere("/site/", pages, null), null);
});

const LATER = "2026-11-01T10:00:00.000Z";

test("what comes in is compared with the record, and only what was chosen is taken", () => {
  const note = (text: string, updated: string | null) => ({ ...EMPTY_NOTE, text, updated, extra: { mark: 1 } });
  const record = programme({
    notes: new Map([
      ["same", note("As it was", AT)],
      ["newer", note("Old words", AT)],
      ["older", note("Words of today", LATER)],
    ]),
  });
  const from = (key: string, text: string, updated: string | null) => ({
    key,
    page: "P",
    question: "Q",
    text,
    updated,
  });
  const kept: Kept = {
    notes: [
      from("same", "As it was", LATER),
      from("newer", "New words", LATER),
      from("older", "Old", AT),
      from("new", "!", null),
    ],
    done: [{ key: "guidance.anxiety", page: "Anxiety", on: "2026-10-10" }],
    cpd: [{ id: "c1", on: "2026-10-10", what: "Reading", minutes: 20, reflection: "" }],
    school: {},
  };
  const { found, unfit } = compare(record, kept);
  assert.equal(unfit, 0);
  assert.deepEqual(
    found.map((one) => [one.key, one.state, one.wanted]),
    [
      ["same", "same", false],
      ["newer", "different", true],
      ["older", "different", false],
      ["new", "new", true],
      ["c1", "new", true],
      ["read-guidance-anxiety", "new", false],
    ],
  );
  const next = withFound(
    record,
    found.filter((one) => one.wanted),
    LATER,
  );
  assert.deepEqual(
    [...next.notes].map(([key, one]) => [key, one.text]),
    [
      ["same", "As it was"],
      ["newer", "New words"],
      ["older", "Words of today"],
      ["new", "!"],
    ],
  );
  // What a newer tool stored beside the note stays.
  assert.deepEqual(next.notes.get("newer")?.extra, { mark: 1 });
  assert.deepEqual([...next.cpd.keys()], ["c1"]);
});

test("what a record could not be read with again is left out and counted, never copied", () => {
  const note = { key: "a", page: "", question: "", text: "x".repeat(20_001), updated: null };
  const entry = { id: "c1", on: "2026-10-10", what: "Reading", minutes: -5, reflection: "" };
  const kept: Kept = {
    notes: [note, { ...note, key: "k".repeat(400), text: "!" }, { ...note, key: "constructor", text: "Kept" }],
    done: [{ key: "a", page: "A", on: "yesterday" }],
    cpd: [entry, { ...entry, id: "not an id", minutes: 5 }],
    school: {},
  };
  const { found, unfit } = compare(programme(), kept);
  assert.equal(unfit, 5);
  assert.deepEqual(
    found.map((one) => one.key),
    ["constructor"],
  );
});

test("notes stand in the order of the sessions, and one's own after them in the order in which they were added", () => {
  const keys = ["own-20261002-a", "s10-b", "own-20261001-z", "s2-a", "s1-a"];
  const record = programme({ notes: new Map(keys.map((key) => [key, EMPTY_NOTE])) });
  assert.deepEqual(
    notesInOrder(record).map(([key]) => key),
    ["s1-a", "s2-a", "s10-b", "own-20261001-z", "own-20261002-a"],
  );
});
