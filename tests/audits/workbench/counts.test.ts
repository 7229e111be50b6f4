import assert from "node:assert/strict";
import { test } from "node:test";
import {
  gaps,
  halfAnswered,
  keptAnswers,
  nowWords,
  progressOf,
  statusOf,
  toFindOut,
  totalProgress,
} from "../../../plugins/semh/audits/workbench/counts.ts";
import { prioritiesFor, priorityOf } from "../../../plugins/semh/audits/workbench/model.ts";
import { fieldsetId } from "../../../plugins/semh/audits/workbench/statements.ts";
import { answer, record, smallAudit } from "./fixture.ts";

const audit = smallAudit();
const [lead, care] = audit.sections;

test("not answered, don't know, not applicable and not yet are four things in every count", () => {
  const filled = record({
    "lead.champion": { now: "not-yet" },
    "lead.law": { now: "dont-know" },
    "care.plans": { now: "na" },
    "care.referral": { now: null, evidence: "only a note" },
  });
  const total = totalProgress(audit, filled);
  assert.deepEqual(total, { total: 5, answered: 3, rated: 1, byRating: [1, 0, 0, 0], notApplicable: 1, dontKnow: 1 });
});

test("a section is not yet started, in progress or completed", () => {
  const status = (answers: Record<string, { now: string }>) =>
    statusOf(progressOf(audit, record(answers), care?.statements ?? []));
  assert.equal(status({}), "Not yet started");
  assert.equal(status({ "care.plans": { now: "na" } }), "In progress");
  assert.equal(status({ "care.plans": { now: "na" }, "care.referral": { now: "dont-know" } }), "Completed");
});

test("counts are drawn from half the statements on", () => {
  const two = record({ "lead.champion": { now: "started" }, "lead.law": { now: "started" } });
  const three = record({
    "lead.champion": { now: "started" },
    "lead.law": { now: "na" },
    "lead.plan": { now: "dont-know" },
  });
  assert.equal(halfAnswered(totalProgress(audit, two)), false);
  assert.equal(halfAnswered(totalProgress(audit, three)), true);
});

test("a rating that this version does not have is shown but does not count as answered", () => {
  const odd = record({ "lead.champion": { now: "gold" } });
  assert.equal(totalProgress(audit, odd).answered, 0);
  assert.match(nowWords(audit, "gold"), /^gold \(an answer that this version/);
});

test("gaps are low now and high priority, and what the law requires comes first whatever its priority", () => {
  const filled = record({
    "lead.champion": { now: "not-yet", priority: "high" },
    "lead.law": { now: "started", priority: null },
    "lead.plan": { now: "not-yet", priority: "medium" },
    "care.plans": { now: "in-place", priority: "high" },
    "care.referral": { now: "started", priority: "high" },
  });
  const ids = gaps(audit, filled).map((one) => one.statement.id);
  assert.deepEqual(ids, ["lead.law", "lead.champion", "care.referral"]);
});

test("don't know goes on the list of things to find out", () => {
  const filled = record({ "lead.law": { now: "dont-know" }, "care.plans": { now: "na" } });
  assert.deepEqual(
    toFindOut(audit, filled).map((one) => one.statement.id),
    ["lead.law"],
  );
});

test("what the law requires is not offered a low priority, and a stored one does not count", () => {
  const law = lead?.statements[1];
  const champion = lead?.statements[0];
  assert.ok(law && champion);
  assert.deepEqual(
    prioritiesFor(audit, law).map((one) => one.id),
    ["medium", "high"],
  );
  assert.deepEqual(
    prioritiesFor(audit, champion).map((one) => one.id),
    ["low", "medium", "high"],
  );
  assert.equal(priorityOf(law, answer({ priority: "low" })), null);
  assert.equal(priorityOf(champion, answer({ priority: "low" })), "low");
});

test("answers to retired and unknown statements stay listed", () => {
  const filled = record({
    "lead.old-plan": { now: "in-place" },
    "other.thing": { now: "started" },
    "lead.plan": { now: "started" },
  });
  assert.deepEqual(
    keptAnswers(audit, filled).map((one) => [one.id, one.retired]),
    [
      ["lead.old-plan", true],
      ["other.thing", false],
    ],
  );
});

test("a statement's fieldset has its id with hyphens for dots", () => {
  assert.equal(fieldsetId("lead.a.b-c"), "s-lead-a-b-c");
});
