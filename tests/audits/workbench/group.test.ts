import assert from "node:assert/strict";
import { test } from "node:test";
import type { Definition } from "../../../plugins/semh/audits/workbench/definition.ts";
import { type GroupRecord, newGroup, withAgreed } from "../../../plugins/semh/audits/workbench/group.ts";
import { threeWay } from "../../../plugins/semh/audits/workbench/merge.ts";
import type { AuditRecord } from "../../../plugins/semh/audits/workbench/model.ts";
import { lookAt, withReturns } from "../../../plugins/semh/audits/workbench/returns.ts";
import { medianWords, notesOn, peopleIn, spreads } from "../../../plugins/semh/audits/workbench/spread.ts";
import { recordToJson } from "../../../plugins/semh/audits/workbench/write-record.ts";
import { AT, record, smallAudit } from "./fixture.ts";

const LATER = "2026-10-04T10:00:00.000Z";

function definition(part: Partial<Definition> = {}): Definition {
  return { ...smallAudit(), group_minimum: 5, ...part };
}

/** A set in which person n rated the Champion as said. */
function group(nows: (string | null)[], of = definition()): GroupRecord {
  const found = nows.map((now, index) => ({ from: "x", audit: person(index, now) }));
  const empty = newGroup(of, "Set", AT);
  return withReturns(of, empty, lookAt(of, empty, found), AT);
}

function person(index: number, now: string | null): AuditRecord {
  const answers = {
    "lead.champion": { now, evidence: `note ${9 - index}`, owner: "Ms Jones" },
    "lead.law": { now: "started" },
  };
  return record(answers, { record_id: `p${index}`, name: `Person ${index}` });
}

const figures = (nows: (string | null)[], of = definition()) =>
  spreads(of, group(nows, of)).find((one) => one.statement.id === "lead.champion")?.figures;

test("lowest, median and highest of an odd and an even number of people", () => {
  const odd = figures(["not-yet", "started", "in-place", "embedded", "embedded"]);
  assert.deepEqual([odd?.lowest, odd?.median, odd?.highest, odd?.rated], [0, [2, 2], 3, 5]);
  const even = figures(["not-yet", "started", "started", "in-place", "in-place", "embedded"]);
  assert.equal(even && medianWords(definition(), even.median), "between Started and In place");
});

test("below the group's minimum there are no figures and no notes, whatever was answered", () => {
  const few = group(["not-yet", "embedded", "started", "started"]);
  assert.ok(spreads(definition(), few).every((one) => one.figures === null));
  assert.equal(notesOn(definition(), few, "lead.champion"), null);
});

test("a statement that fewer than the minimum rated has no figures though the set is large enough", () => {
  const all = ["not-yet", "embedded", "started", "started", "dont-know", "na", null];
  assert.equal(figures(all), null);
  const list = spreads(definition(), group(all));
  assert.notEqual(list.find((one) => one.statement.id === "lead.law")?.figures, null);
});

test("people who answered nothing are not counted towards the minimum", () => {
  const of = definition();
  const empty = record({}, { record_id: "empty" });
  const set = group(["started", "started", "started", "started"]);
  const more = withReturns(of, set, lookAt(of, set, [{ from: "x", audit: empty }]), AT);
  assert.equal(more.responses.size, 5);
  assert.equal(peopleIn(of, more), 4);
  assert.ok(spreads(of, more).every((one) => one.figures === null));
});

test("statements on which people are furthest apart come first", () => {
  const list = spreads(definition(), group(["not-yet", "embedded", "started", "started", "started"]));
  assert.equal(list[0]?.statement.id, "lead.champion");
  assert.equal(list[0]?.figures?.disagree, true);
  assert.equal(list[1]?.figures?.disagree, false);
});

test("an anonymous survey takes over no name, owner, time or unknown field, and no order of arrival", () => {
  const of = definition({ anonymous: true, group_minimum: 2 });
  const found = ["z9", "a1", "m5"].map((record_id, index) => ({
    from: "jones.semh.json",
    audit: { ...person(index, "started"), record_id, extra: { by: "Ms Jones" }, updated: "2026-09-17T12:34:56.000Z" },
  }));
  const empty = newGroup(of, "Set", AT);
  const set = withReturns(of, empty, lookAt(of, empty, found), AT);
  const text = JSON.stringify(recordToJson(set));
  assert.doesNotMatch(text, /Jones|Person|09-17/);
  assert.deepEqual([...set.responses.keys()], ["a1", "m5", "z9"]);
  assert.deepEqual(
    [...set.responses.values()].map((one) => one.label),
    ["Response 1", "Response 2", "Response 3"],
  );
  assert.deepEqual(notesOn(of, set, "lead.champion"), ["note 7", "note 8", "note 9"]);
});

test("the same response twice is noticed, also of an anonymous survey; another person's copy of one file is not the same", () => {
  for (const anonymous of [false, true]) {
    const of = definition({ anonymous });
    const set = group(["started"], of);
    const again = person(0, "started");
    const changed = person(0, "embedded");
    const other = record({ "lead.law": { now: "na" } }, { definition_id: "elsewhere" });
    const looked = lookAt(
      of,
      set,
      [again, changed, changed, other].map((audit) => ({ from: "x", audit })),
    );
    assert.deepEqual(
      looked.map((one) => one.kind),
      ["double", "same-origin", "double"],
    );
    assert.equal(withReturns(of, set, looked.slice(1, 2), AT).responses.size, 2);
  }
});

test("every response is kept whole", () => {
  const audit = { ...person(1, "started"), extra: { colour: "green" } };
  const of = definition();
  const empty = newGroup(of, "Set", AT);
  const set = withReturns(of, empty, lookAt(of, empty, [{ from: "x", audit }]), LATER);
  assert.deepEqual(set.responses.get("p1"), { label: "Person 1", audit });
});

test("two windows that add responses and agree on different statements both keep all of it", () => {
  const base = group(["started"]);
  const of = definition();
  const add = (id: number) => lookAt(of, base, [{ from: "x", audit: person(id, "embedded") }]);
  const mine = withAgreed(withReturns(of, base, add(1), AT), "lead.law", { now: "started" }, AT);
  const theirs = withAgreed(withReturns(of, base, add(2), LATER), "lead.plan", { now: "not-yet" }, LATER);
  const { record: merged, clashes } = threeWay(base, mine, theirs);
  assert.deepEqual(clashes, []);
  assert.deepEqual([...merged.responses.keys()].sort(), ["p0", "p1", "p2"]);
  assert.deepEqual([...merged.agreed.keys()].sort(), ["lead.law", "lead.plan"]);
});
