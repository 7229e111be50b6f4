import assert from "node:assert/strict";
import { test } from "node:test";
import { undo } from "../../../plugins/semh/audits/workbench/actions.ts";
import type { Announcer } from "../../../plugins/semh/audits/workbench/announcer.ts";
import { App } from "../../../plugins/semh/audits/workbench/app.ts";
import { MemoryStore } from "../../../plugins/semh/audits/workbench/memory-store.ts";
import { threeWay } from "../../../plugins/semh/audits/workbench/merge.ts";
import {
  changeAction,
  isOverdue,
  newAction,
  statusOfAction,
  withAction,
  withDetails,
  withoutAction,
  withStatus,
} from "../../../plugins/semh/audits/workbench/plan.ts";
import { addChosen } from "../../../plugins/semh/audits/workbench/plan-actions.ts";
import { countWords, draftParagraph, governorsPage } from "../../../plugins/semh/audits/workbench/plan-words.ts";
import { offersFor } from "../../../plugins/semh/audits/workbench/proposals.ts";
import { readRoute, writeRoute } from "../../../plugins/semh/audits/workbench/routes.ts";
import { AT, pageData, plan, record, smallAudit } from "./fixture.ts";

const LATER = "2026-10-04T10:00:00.000Z";

const low = record({
  "lead.plan": { now: "not-yet", priority: "medium" },
  "care.plans": { now: "not-yet" },
  "care.referral": { now: "embedded", priority: "high" },
  "lead.champion": { now: "started", priority: "high" },
  "lead.law": { now: "started", priority: "low" },
});

test("what the law requires is proposed first, then high priority, then the rest that is low, the lowest first", () => {
  const offers = offersFor(smallAudit(), low, plan());
  assert.deepEqual(
    offers.map((one) => [one.statement.id, one.reason]),
    [
      ["lead.law", "must"],
      ["lead.champion", "high"],
      ["lead.plan", "low"],
      ["care.plans", "low"],
    ],
  );
  assert.deepEqual(
    offers[1]?.suggestions.map((one) => [one.proposal.text, one.inPlan]),
    [
      ["Agree the Champion's time", false],
      ["Name a deputy", false],
    ],
  );
});

test("a suggestion that was taken stays taken after its words were changed", () => {
  const links = [{ definition_id: "small", statement_id: "lead.champion", now: "started" }];
  const taken = plan({ text: "Give the Champion Fridays", proposal: "Agree the Champion's time", links });
  const offer = offersFor(smallAudit(), low, taken).find((one) => one.statement.id === "lead.champion");
  assert.deepEqual(
    offer?.suggestions.map((one) => one.inPlan),
    [true, false],
  );
  assert.equal(offer?.planned.length, 1);
});

test("nothing enters the plan but what was ticked, and Undo takes it out again", async () => {
  const store = new MemoryStore();
  const app = new App(pageData(), store, { say: () => undefined } as unknown as Announcer);
  app.go = () => undefined;
  const empty = plan();
  app.state.held.set("plan1", { record: empty, base: null, stamp: null });
  await addChosen(app, empty, smallAudit(), low);
  assert.equal(app.plan("plan1")?.actions.size, 0);
  assert.match(app.state.notice?.text ?? "", /Nothing is ticked/);
  app.state.picked = new Set(["lead.champion:1"]);
  await addChosen(app, empty, smallAudit(), low);
  const [action] = [...(app.plan("plan1")?.actions.values() ?? [])];
  assert.equal(app.plan("plan1")?.actions.size, 1);
  assert.equal(action?.text, "Name a deputy");
  assert.equal(action?.owner, "SEMH Champion");
  assert.equal(action?.success, "The deputy has led one item");
  assert.equal(action?.by, null);
  assert.deepEqual(action?.links, [{ definition_id: "small", statement_id: "lead.champion", now: "started" }]);
  await undo(app);
  assert.equal(app.plan("plan1")?.actions.size, 0);
});

test("each change of status keeps its date; a second thought on the same day replaces the first", () => {
  const one = withStatus([], "in-progress", AT);
  const two = withStatus(one, "done", LATER);
  assert.deepEqual(two, [
    { status: "in-progress", at: AT },
    { status: "done", at: LATER },
  ]);
  assert.deepEqual(withStatus(two, "dropped", "2026-10-04T11:00:00.000Z").at(-1), {
    status: "dropped",
    at: "2026-10-04T11:00:00.000Z",
  });
  assert.deepEqual(withStatus(one, "not-started", "2026-10-03T10:00:00.000Z"), []);
  assert.equal(statusOfAction(newAction({}, AT)), "not-started");
});

test("an action is late when its day has passed and it is neither done nor dropped", () => {
  const late = newAction({ by: "2026-10-01" }, AT);
  assert.equal(isOverdue(late, "2026-10-02"), true);
  assert.equal(isOverdue(late, "2026-10-01"), false);
  assert.equal(isOverdue({ ...late, history: [{ status: "done", at: AT }] }, "2026-10-02"), false);
});

test("two windows that change different things of a plan both keep them; the same field asks the person", () => {
  const base = plan({ text: "One" }, { text: "Two" });
  const mine = withDetails(changeAction(base, "a1", { owner: "head" }, AT), { period: "2026–27" }, AT);
  const theirs = withAction(
    changeAction(base, "a1", { by: "2026-12-01", history: [{ status: "done", at: AT }] }, LATER),
    newAction({ id: "a3", text: "Three" }, LATER),
    LATER,
  );
  const merged = threeWay(base, mine, theirs);
  assert.deepEqual(merged.clashes, []);
  const first = merged.record.actions.get("a1");
  assert.deepEqual([first?.owner, first?.by, first && statusOfAction(first)], ["head", "2026-12-01", "done"]);
  assert.deepEqual([...merged.record.actions.keys()], ["a1", "a2", "a3"]);
  assert.equal(merged.record.details.period, "2026–27");
  const clash = threeWay(base, mine, changeAction(base, "a1", { owner: "SENCO" }, LATER));
  assert.deepEqual(
    clash.clashes.map((one) => one.key),
    ["a1"],
  );
});

test("an action removed in one window stays when the other window changed it, and goes when it did not", () => {
  const base = plan({ text: "One" }, { text: "Two" });
  const mine = withoutAction(withoutAction(base, "a1", AT), "a2", AT);
  const theirs = changeAction(base, "a2", { owner: "head" }, LATER);
  assert.deepEqual([...threeWay(base, mine, theirs).record.actions.keys()], ["a2"]);
});

test("the drafted paragraph holds nothing that is not in the plan, and dropped actions are not in it", () => {
  assert.equal(draftParagraph(plan()), "");
  const some = withDetails(
    plan(
      { text: "Name a deputy.", owner: "head", by: "2027-01-08", success: "The deputy has led one item." },
      { text: "Dropped thing", history: [{ status: "dropped", at: AT }] },
      { text: "Ask pupils", by: "2026-12-01" },
    ),
    { lead: "Deputy head", period: "2026–27", review_on: "2027-03-01" },
    AT,
  );
  assert.equal(
    draftParagraph(some),
    "Social, emotional and mental health: Deputy head leads 2 actions in 2026–27. " +
      "Next: Ask pupils (by 1 Dec 2026); Name a deputy (head, by 8 Jan 2027). " +
      "We will know it has worked when: The deputy has led one item. The plan is reviewed on 1 Mar 2027.",
  );
  assert.equal(
    countWords(some, new Date("2027-01-01T12:00:00Z")),
    "3 actions: 2 not started, 1 dropped. 1 is past its date.",
  );
});

test("the governors' page shows what the law requires first and says how many actions it leaves out", () => {
  const law = { links: [{ definition_id: "small", statement_id: "lead.law", now: "started" }] };
  const many = plan(...Array.from({ length: 12 }, (_, index) => ({ text: `Action ${index}` })), {
    text: "Law",
    ...law,
  });
  const page = governorsPage(pageData(), many, new Date(AT));
  assert.deepEqual(
    page.required.map((one) => one.text),
    ["Law"],
  );
  assert.equal(page.open.length + page.notShown, 12);
});

test("every address of the tool is read back as it was written", () => {
  for (const hash of [
    "#/",
    "#/audit/small",
    "#/audit/small/rec1/lead",
    "#/audit/small/rec1/check-and-finish",
    "#/plan",
    "#/plan/plan1",
    "#/plan/plan1/choose",
    "#/plan/plan1/action/a1",
    "#/plan/plan1/report",
    "#/plan/plan1/governors",
    "#/together",
    "#/together/g1",
    "#/together/g1/agree",
    "#/compare",
    "#/compare/rec1/rec2",
  ]) {
    const route = readRoute(hash);
    assert.notEqual(route?.page, "unknown", hash);
    assert.equal(route && writeRoute(route), hash);
  }
  assert.equal(readRoute("#/plan/plan1/elsewhere")?.page, "unknown");
});
