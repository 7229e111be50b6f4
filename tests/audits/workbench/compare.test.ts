import assert from "node:assert/strict";
import { test } from "node:test";
import { compareAudits, countMoves, effects, moveWords } from "../../../plugins/semh/audits/workbench/compare.ts";
import { plan, record, smallAudit } from "./fixture.ts";

const before = record(
  {
    "lead.champion": { now: "not-yet" },
    "lead.law": { now: "in-place" },
    "lead.old-plan": { now: "started" },
    "care.plans": { now: "dont-know" },
    "care.odd": { now: "started" },
  },
  { record_id: "before", statements: ["lead.champion", "lead.law", "lead.old-plan", "care.plans", "care.odd"] },
);
const after = record({
  "lead.champion": { now: "in-place" },
  "lead.law": { now: "started" },
  "lead.plan": { now: "started" },
  "care.plans": { now: "embedded" },
  "care.referral": { now: "started" },
});
const links = [{ definition_id: "small", statement_id: "lead.champion", now: "not-yet" }];

test("statements are compared by id, and a statement that took another's place is compared with that one", () => {
  const parts = compareAudits(smallAudit(), before, after, [plan({ text: "Fridays", links })]);
  const moves = parts.flatMap((part) => part.changes.map((one) => [one.id, one.move, one.steps]));
  assert.deepEqual(moves, [
    ["lead.champion", "up", 2],
    ["lead.law", "down", -1],
    ["lead.plan", "same", 0],
    ["care.plans", "open", 0],
    ["care.referral", "new", 0],
    ["care.odd", "gone", 0],
  ]);
  assert.deepEqual(
    parts.map((one) => one.title),
    ["Leadership", "Care", "No longer asked"],
  );
  const all = countMoves(parts.flatMap((one) => one.changes));
  assert.equal(moveWords(all), "1 up, 1 down, 1 same, 1 new, 1 no longer asked, 1 not rated both times");
});

test("each action of a plan stands with the statements it was for and how they moved", () => {
  const parts = compareAudits(smallAudit(), before, after, [plan({ text: "Fridays", links }, { text: "Own" })]);
  assert.deepEqual(
    effects(parts).map(({ action, changes }) => [action.text, changes.map((one) => one.move)]),
    [["Fridays", ["up"]]],
  );
});

test("an audit compared with itself has nothing but the same", () => {
  const counts = countMoves(compareAudits(smallAudit(), after, after, []).flatMap((one) => one.changes));
  assert.equal(counts.up + counts.down + counts.new + counts.gone, 0);
  assert.equal(counts.same, 5);
});

test("unanswered, not applicable and don't know are no ratings: they never count as up or down", () => {
  for (const now of [null, "na", "dont-know", "a-rating-of-last-year"]) {
    const other = record({ "lead.champion": { now } });
    const move = compareAudits(smallAudit(), other, after, [])[0]?.changes[0]?.move;
    assert.equal(move, "open", String(now));
  }
});
