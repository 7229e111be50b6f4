import assert from "node:assert/strict";
import { test } from "node:test";
import { commit, settleClash, settleGone, undo } from "../../../plugins/semh/audits/workbench/actions.ts";
import type { Announcer } from "../../../plugins/semh/audits/workbench/announcer.ts";
import { App } from "../../../plugins/semh/audits/workbench/app.ts";
import { MemoryStore } from "../../../plugins/semh/audits/workbench/memory-store.ts";
import { withAnswer } from "../../../plugins/semh/audits/workbench/model.ts";
import type { WorkRecord } from "../../../plugins/semh/audits/workbench/records.ts";
import { isUnsaved } from "../../../plugins/semh/audits/workbench/state.ts";
import type { Store } from "../../../plugins/semh/audits/workbench/store.ts";
import { answersOf, pageData, record } from "./fixture.ts";

/** A window of the tool on a store that other windows share. */
async function open(store: Store): Promise<App> {
  const app = new App(pageData(), store, { say: () => undefined } as unknown as Announcer);
  app.state.starting = false;
  for (const one of (await store.load()).records) {
    app.state.held.set(one.record.record_id, { record: one.record, base: one.record, stamp: one.stamp });
  }
  return app;
}

async function twoWindows(): Promise<[App, App, Store]> {
  const store = new MemoryStore();
  await store.apply([{ record_id: "rec1", expected: null, record: record({ "lead.champion": { now: "not-yet" } }) }]);
  return [await open(store), await open(store), store];
}

const rate = (app: App, id: string, now: string) => app.edit("rec1", (one, at) => withAnswer(one, id, { now }, at));
const nowOf = (one: WorkRecord | undefined, id: string) => answersOf(one).get(id)?.now;

test("two windows that answer different statements both keep every answer", async () => {
  const [one, two, store] = await twoWindows();
  for (const id of ["lead.law", "lead.plan"]) rate(one, id, "started");
  for (const id of ["care.plans", "care.referral"]) rate(two, id, "embedded");
  await Promise.all([one.saver.flush(), two.saver.flush()]);
  const saved = (await store.load()).records[0]?.record;
  assert.deepEqual([...answersOf(saved)].map(([id, answer]) => [id, answer.now]).sort(), [
    ["care.plans", "embedded"],
    ["care.referral", "embedded"],
    ["lead.champion", "not-yet"],
    ["lead.law", "started"],
    ["lead.plan", "started"],
  ]);
});

test("two windows that answer the same statement differently ask the person, and save what was chosen", async () => {
  const [one, two, store] = await twoWindows();
  rate(one, "lead.champion", "started");
  await one.saver.flush();
  rate(two, "lead.champion", "embedded");
  await two.saver.flush();
  const panel = two.state.panel;
  assert.equal(panel?.kind, "clash");
  assert.equal(nowOf((await store.load()).records[0]?.record, "lead.champion"), "started");
  assert.equal(nowOf(two.record("rec1"), "lead.champion"), "embedded");
  if (panel?.kind !== "clash") return;
  settleClash(two, panel);
  assert.equal(two.state.panel?.kind === "clash" && two.state.panel.problem, true);
  panel.chosen.set("lead.champion", "mine");
  settleClash(two, panel);
  await two.saver.flush();
  assert.equal(nowOf((await store.load()).records[0]?.record, "lead.champion"), "embedded");
});

test("an audit deleted in another window is kept or let go as the person says", async () => {
  const [one, two, store] = await twoWindows();
  await commit(one, [{ record_id: "rec1", record: null }], "Deleted.");
  rate(two, "lead.champion", "embedded");
  await two.saver.flush();
  assert.equal(two.state.panel?.kind, "gone");
  settleGone(two, "rec1", true);
  await two.saver.flush();
  assert.equal(nowOf((await store.load()).records[0]?.record, "lead.champion"), "embedded");
});

test("a full store leaves the work on the screen, says so, and saves it once there is room", async () => {
  const [app, , store] = await twoWindows();
  const apply = store.apply.bind(store);
  store.apply = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  rate(app, "lead.champion", "embedded");
  await app.saver.flush();
  assert.equal(app.state.saveProblem, "the browser’s storage is full");
  assert.equal(nowOf(app.record("rec1"), "lead.champion"), "embedded");
  store.apply = apply;
  await app.saver.flush();
  assert.equal(app.state.saveProblem, null);
  assert.equal(isUnsaved(app.state.held.get("rec1") as never), false);
});

test("several changes are undone together", async () => {
  const [app, , store] = await twoWindows();
  const added = record({}, { record_id: "rec2", name: "Second" });
  const replaced = record({ "lead.champion": { now: "embedded" } });
  const school = { name: "Elm", extra: {} };
  await commit(
    app,
    [
      { record_id: "rec2", record: added },
      { record_id: "rec1", record: replaced },
    ],
    "Opened.",
    { school },
  );
  assert.equal((await store.load()).records.length, 2);
  await undo(app);
  const after = await store.load();
  assert.deepEqual(
    after.records.map((one) => nowOf(one.record, "lead.champion")),
    ["not-yet"],
  );
  assert.equal(after.meta.school.name, "");
});

test("an action in a window that is behind changes nothing and says why", async () => {
  const [one, two, store] = await twoWindows();
  rate(one, "lead.champion", "started");
  await one.saver.flush();
  assert.equal(await commit(two, [{ record_id: "rec1", record: null }], "Deleted."), false);
  assert.match(two.state.notice?.text ?? "", /Another window changed this/);
  assert.equal((await store.load()).records.length, 1);
});

test("text waits for a pause and is saved once", async () => {
  const [app, , store] = await twoWindows();
  let saves = 0;
  const apply = store.apply.bind(store);
  store.apply = (...rest) => {
    saves += 1;
    return apply(...rest);
  };
  for (const evidence of ["T", "Ti", "Time"]) {
    app.edit("rec1", (one, at) => withAnswer(one, "lead.champion", { evidence }, at), 60_000);
  }
  assert.equal(saves, 0);
  await app.saver.flush();
  assert.equal(saves, 1);
  assert.equal(answersOf((await store.load()).records[0]?.record).get("lead.champion")?.evidence, "Time");
});
