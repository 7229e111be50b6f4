import assert from "node:assert/strict";
import { test } from "node:test";
import {
  evidenceOf,
  filledIn,
  periodProblems,
  problemsOf,
  readNumber,
  withFigure,
  withPeriod,
  withWord,
} from "../../plugins/semh/impact/form.ts";
import { reportOf } from "../../plugins/semh/impact/report.ts";
import { AT, pageData, record } from "../audits/workbench/fixture.ts";
import { impact, measures } from "./fixture.ts";

const measure = (id: string) => measures.measures.filter((one) => one.id === id);
const counts = (on: string) => ({
  format: "semh-profile-counts",
  version: 1,
  made_on: on,
  rules_version: "2026.1",
  n: 40,
  groups: [
    {
      id: "support",
      title: "What came of it",
      by: "support",
      columns: ["Better", "Same"],
      rows: [{ label: "Check-in", counts: [12, null], total: 15 }],
      totals: [12, null],
      total: 15,
    },
    {
      id: "talk",
      title: "To talk about",
      by: "year",
      columns: ["Yes", "No"],
      rows: [{ label: "Year 5", counts: [20, 20], total: 40 }],
      totals: [20, 20],
      total: 40,
    },
  ],
});

test("a number is read as people type it, and nothing else is", () => {
  assert.equal(readNumber(" 1,204 "), 1204);
  assert.equal(readNumber("118.5"), 118.5);
  assert.equal(readNumber("0"), 0);
  assert.equal(readNumber(""), null);
  for (const text of ["12a", "-3", "1e5", "118.", "1.234", "ten", "9999999999"])
    assert.equal(readNumber(text), undefined, text);
});

test("the eight kinds stand in the programme's order, each with its measures", () => {
  const kinds = evidenceOf(measures);
  assert.equal(kinds.length, 8);
  assert.equal(kinds[0]?.id, "imp.core-standards");
  assert.equal(kinds.flatMap((one) => one.measures).length, measures.measures.length);
  assert.ok(kinds.every((one) => /^[A-Z]/.test(one.title) && !one.title.endsWith(")")));
});

test("a figure that cannot be is named with its measure and its period", () => {
  const wrong = (id: string, then: number, more: Record<string, number> = {}) =>
    problemsOf(impact({ [id]: then, ...more }, {}), measures, measure(id)).map((one) => one.text);
  assert.match(wrong("suspensions", 2.5)[0] ?? "", /^Suspensions, then: a whole number/);
  assert.deepEqual(wrong("days-lost", 2.5), []);
  assert.match(wrong("days-lost", 2.25)[0] ?? "", /whole and half days/);
  assert.match(wrong("persistent-absence", 401)[0] ?? "", /more than all 400/);
  assert.match(
    wrong("severe-absence", 31, { "persistent-absence": 30 })[0] ?? "",
    /part of “Persistent absence”, which is 30/,
  );
  assert.match(wrong("absence", 40)[0] ?? "", /how many possible sessions there were as well/);
  assert.deepEqual(wrong("suspensions", 900), []);
});

test("an emptied figure and an emptied text leave no trace", () => {
  const before = impact({ suspensions: 20 }, {});
  const typed = withFigure(before, "now", "absence", { of: 100 }, AT);
  assert.deepEqual(typed.now.figures.get("absence"), { count: null, of: 100 });
  assert.equal(withFigure(typed, "now", "absence", { of: null }, AT).now.figures.has("absence"), false);
  assert.equal(withWord(withWord(before, "what-else", "x", AT), "what-else", "  ", AT).words.size, 0);
});

test("half a period is asked for, a whole one is not", () => {
  const whole = impact({}, {});
  assert.deepEqual(periodProblems(whole), []);
  assert.match(periodProblems(withPeriod(whole, "now", { to: null }, AT))[0]?.text ?? "", /^Now: fill in/);
  assert.equal(periodProblems(withPeriod(whole, "baseline", { to: "2025-01-01" }, AT))[0]?.field, "period-baseline-to");
});

test("what adults did and what changed for pupils never stand in one list", () => {
  const all = impact(
    { suspensions: 20, "teacher-sickness": 40 },
    { suspensions: 12, "teacher-sickness": 30 },
    { "policy-agreed.now": "In May." },
  );
  const { adults, pupils } = reportOf(measures, all, [], []);
  assert.deepEqual(
    [adults.figures.map((one) => one.result.measure.id), adults.words.map((one) => one.measure.id)],
    [["teacher-sickness"], ["policy-agreed"]],
  );
  assert.deepEqual(
    pupils.figures.map((one) => one.result.measure.id),
    ["suspensions"],
  );
});

test("a small count is in no field of the report", () => {
  const text = JSON.stringify(reportOf(measures, impact({ "pupils-suspended": 3 }, { "pupils-suspended": 4 }), [], []));
  assert.match(text, /Not shown: small numbers/);
  assert.doesNotMatch(text, /"count":3|0\.75|"count":4/);
});

test("refused periods keep both figures apart and say why", () => {
  const other = withPeriod(
    impact({ suspensions: 20 }, { suspensions: 12 }),
    "now",
    { from: "2026-04-13", to: "2026-07-21" },
    AT,
  );
  const report = reportOf(measures, other, [], []);
  assert.match(report.refusal ?? "", /different parts of the year/);
  assert.equal(report.pupils.figures[0]?.change, report.refusal);
});

test("two audits move section by section, and audits of different kinds do not", () => {
  const [definition] = pageData().audits;
  const before = record({
    "lead.champion": { now: "not-yet" },
    "lead.law": { now: "started" },
    "lead.plan": { now: "started" },
  });
  const after = {
    ...record({ "lead.champion": { now: "embedded" }, "lead.law": { now: "started" } }),
    record_id: "rec2",
    name: "Summer",
  };
  const words = { "audit-ratings.baseline": "rec1", "audit-ratings.now": "rec2" };
  const { movement } = reportOf(measures, impact({}, {}, words), [definition as never], [before, after]);
  assert.equal(movement?.sections[0]?.counts.up, 1);
  assert.match(movement?.caution ?? "", /Less than half/);
  const same = reportOf(
    measures,
    impact({}, {}, { ...words, "audit-ratings.now": "rec1" }),
    [definition as never],
    [before],
  );
  assert.equal(same.movement, null);
});

test("counts from the Profile show what came of support, and a small one as not shown", () => {
  const report = reportOf(measures, impact({}, {}, { "profile-counts": JSON.stringify(counts("2026-11-24")) }), [], []);
  assert.equal(report.profile?.n, 40);
  assert.equal(reportOf(measures, impact({}, {}, { "profile-counts": "{}" }), [], []).profile, null);
});

test("a kind counts as filled in when both periods are", () => {
  const kind = evidenceOf(measures).find((one) => one.id === "imp.incidents-and-suspensions");
  assert.deepEqual(filledIn(impact({ suspensions: 0, "days-lost": 2 }, { suspensions: 4 }), kind?.measures ?? []), {
    both: 1,
    any: 2,
  });
});
