import assert from "node:assert/strict";
import { test } from "node:test";
import {
  applyPlan,
  describeHere,
  describeItem,
  firstChoice,
  type Item,
  planImport,
} from "../../../plugins/semh/audits/workbench/import-plan.ts";
import type { AuditRecord } from "../../../plugins/semh/audits/workbench/model.ts";
import { record, smallAudit, workbench } from "./fixture.ts";

const NOW = new Date("2026-11-24T12:00:00.000Z");
const SAVED = "2026-10-03T09:15:00.000Z";

function plan(incoming: AuditRecord, ...here: AuditRecord[]) {
  const file = { savedAt: SAVED, workbench: { ...workbench(incoming), extra: { plan: { version: 1 } } } };
  return planImport(file, workbench(...here), [smallAudit()]);
}

function only(incoming: AuditRecord, ...here: AuditRecord[]): Item {
  return plan(incoming, ...here).items[0] as Item;
}

test("an audit in a copy is new, the same, or different", () => {
  const one = record({ "lead.champion": { now: "started" } });
  assert.equal(only(one).kind, "new");
  assert.equal(only(one, record({ "lead.champion": { now: "started", updated: "2026-01-01" } })).kind, "same");
  assert.equal(only(one, record({ "lead.champion": { now: "in-place" } })).kind, "different");
});

test("the copy is described by answers, day, versions and new questions", () => {
  const old = record(
    { "lead.champion": { now: "started" }, "lead.law": { now: "na" }, "lead.old-plan": { now: "in-place" } },
    { definition_version: "1", statements: ["lead.champion", "lead.law", "lead.old-plan", "care.plans"] },
  );
  assert.equal(
    describeItem(only(old), SAVED, NOW),
    "3 answers, saved 3 Oct, audit version 1 → 2, 2 new questions, 1 answer to questions no longer asked (kept)",
  );
});

test("an audit that this site does not have is kept and said to be so", () => {
  const item = only(record({ x: { now: "yes" } }, { definition_id: "other" }));
  assert.match(describeItem(item, SAVED, NOW), /1 answer, saved 3 Oct, an audit that this site does not have/);
});

test("what is here is described beside it", () => {
  const item = only(
    record({ "lead.champion": { now: "started" } }),
    record({ "lead.champion": { now: "in-place" }, "lead.law": { now: "na" } }),
  );
  assert.match(describeHere(item, NOW), /^2 answers, changed 3 Oct .*; 2 answers differ$/);
});

test("the first choice never overwrites newer work with older", () => {
  const older = record({ "lead.champion": { now: "started" } }, { updated: "2026-10-01T00:00:00.000Z" });
  const newer = record({ "lead.champion": { now: "in-place" } }, { updated: "2026-10-02T00:00:00.000Z" });
  assert.equal(firstChoice(only(older, newer)), "copy");
  assert.equal(firstChoice(only(newer, older)), "replace");
  assert.equal(firstChoice(only(newer, newer)), "skip");
  assert.equal(firstChoice(only(newer)), "add");
});

test("only what was chosen is written, a copy has an id of its own, and unknown fields come along", () => {
  const here = record({ "lead.champion": { now: "in-place" } });
  const both = plan(record({ "lead.champion": { now: "started" } }), here);
  const write = (choice: "replace" | "copy" | "skip") =>
    applyPlan(both, new Map([["rec1", choice]]), false, workbench(here), SAVED);
  assert.equal(write("skip").records.length, 0);
  assert.equal(write("replace").records[0]?.record_id, "rec1");
  const copy = write("copy");
  assert.notEqual(copy.records[0]?.record_id, "rec1");
  assert.equal(copy.records[0]?.name, "Autumn (from file)");
  assert.deepEqual(copy.extra, { plan: { version: 1 } });
});
