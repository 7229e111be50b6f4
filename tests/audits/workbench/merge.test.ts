import assert from "node:assert/strict";
import { test } from "node:test";
import { NAME_KEY, settle, threeWay } from "../../../plugins/semh/audits/workbench/merge.ts";
import { record } from "./fixture.ts";

const base = record({ "lead.champion": { now: "started" }, "lead.law": { now: "na" } });

test("changes to different statements go together without a question", () => {
  const mine = record({ "lead.champion": { now: "in-place" }, "lead.law": { now: "na" } });
  const theirs = record({
    "lead.champion": { now: "started" },
    "lead.law": { now: "na" },
    "care.plans": { now: "embedded" },
  });
  const { record: merged, clashes } = threeWay(base, mine, theirs);
  assert.deepEqual(clashes, []);
  assert.equal(merged.answers.get("lead.champion")?.now, "in-place");
  assert.equal(merged.answers.get("care.plans")?.now, "embedded");
});

test("an answer taken away in one window stays away", () => {
  const mine = record({ "lead.law": { now: "na" } });
  const { record: merged, clashes } = threeWay(base, mine, base);
  assert.deepEqual(clashes, []);
  assert.equal(merged.answers.has("lead.champion"), false);
});

test("different changes to one statement are left to the person, who gets what was chosen", () => {
  const mine = record({ "lead.champion": { now: "in-place" }, "lead.law": { now: "na" } }, { name: "Mine" });
  const theirs = record({ "lead.champion": { now: "embedded" }, "lead.law": { now: "na" } }, { name: "Theirs" });
  const merged = threeWay(base, mine, theirs);
  assert.deepEqual(
    merged.clashes.map((one) => one.key),
    ["lead.champion", NAME_KEY],
  );
  assert.equal(settle(merged, new Set(), "x").answers.get("lead.champion")?.now, "in-place");
  assert.equal(settle(merged, new Set(), "x").name, "Mine");
  const taken = settle(merged, new Set(["lead.champion", NAME_KEY]), "x");
  assert.equal(taken.answers.get("lead.champion")?.now, "embedded");
  assert.equal(taken.name, "Theirs");
});

test("the same change in both windows is no clash", () => {
  const same = record({ "lead.champion": { now: "embedded" }, "lead.law": { now: "na" } });
  assert.deepEqual(threeWay(base, same, same).clashes, []);
});

test("different fields of one answer go together too", () => {
  const mine = record({ "lead.champion": { now: "in-place" }, "lead.law": { now: "na" } });
  const theirs = record({ "lead.champion": { now: "started", evidence: "A note" }, "lead.law": { now: "na" } });
  const { record: merged, clashes } = threeWay(base, mine, theirs);
  assert.deepEqual(clashes, []);
  assert.equal(merged.answers.get("lead.champion")?.now, "in-place");
  assert.equal(merged.answers.get("lead.champion")?.evidence, "A note");
});
