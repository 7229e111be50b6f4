import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { openDB } from "idb";
import { databaseName, openBrowserStore } from "../../../plugins/semh/audits/workbench/browser-store.ts";
import { MemoryStore } from "../../../plugins/semh/audits/workbench/memory-store.ts";
import { KEPT_REVISIONS, type Store } from "../../../plugins/semh/audits/workbench/store.ts";
import { record } from "./fixture.ts";

let sites = 0;

function openFresh(): Promise<Store> {
  sites += 1;
  return openBrowserStore(`/site-${sites}/`, () => undefined);
}

const places: [string, () => Promise<Store>][] = [
  ["the browser", openFresh],
  ["memory", async () => new MemoryStore()],
];

async function put(store: Store, expected: string | null, name: string): Promise<string | null> {
  const result = await store.apply([{ record_id: "rec1", expected, record: record({}, { name }) }]);
  return result.ok ? (result.stamps.get("rec1") ?? null) : null;
}

for (const [place, open] of places) {
  test(`${place}: what was saved is loaded again`, async () => {
    const store = await open();
    const one = record({ "lead.champion": { now: "started", extra: { seen: [1, null] } } });
    await store.apply([{ record_id: "rec1", expected: null, record: one }], {
      copiedAt: "2026-10-03T09:15:00.000Z",
      school: { name: "Elm", extra: {} },
    });
    const loaded = await store.load();
    assert.deepEqual(
      loaded.records.map((found) => found.record),
      [one],
    );
    assert.equal(loaded.meta.copiedAt, "2026-10-03T09:15:00.000Z");
    assert.equal(loaded.meta.school.name, "Elm");
  });

  test(`${place}: a save that is out of date writes nothing and shows what is there`, async () => {
    const store = await open();
    const first = await put(store, null, "First");
    const second = await put(store, first, "Second");
    assert.notEqual(first, second);
    const other = record({}, { record_id: "rec2" });
    const late = await store.apply([
      { record_id: "rec2", expected: null, record: other },
      { record_id: "rec1", expected: first, record: record({}, { name: "Late" }) },
    ]);
    assert.equal(late.ok, false);
    assert.equal(!late.ok && late.found?.record.name, "Second");
    assert.deepEqual(
      (await store.load()).records.map((one) => one.record.name),
      ["Second"],
    );
  });

  test(`${place}: the last ${KEPT_REVISIONS} versions are kept, newest first, and go when the record is deleted`, async () => {
    const store = await open();
    let stamp: string | null = null;
    for (let count = 0; count <= 25; count += 1) stamp = await put(store, stamp, `Save ${count}`);
    const names = (await store.revisions("rec1")).map((one) => one.record.name);
    assert.equal(names.length, KEPT_REVISIONS);
    assert.equal(names[0], "Save 24");
    assert.equal(names.at(-1), "Save 5");
    await store.apply([{ record_id: "rec1", expected: stamp, record: null }]);
    assert.deepEqual(await store.revisions("rec1"), []);
    assert.deepEqual((await store.load()).records, []);
  });

  test(`${place}: clearing leaves nothing`, async () => {
    const store = await open();
    await put(store, await put(store, null, "One"), "Two");
    await store.clear();
    const loaded = await store.load();
    assert.deepEqual(loaded.records, []);
    assert.deepEqual(await store.revisions("rec1"), []);
    assert.equal(loaded.meta.school.name, "");
  });
}

test("a record that cannot be read is put aside whole, and the others are loaded", async () => {
  const site = "/unreadable/";
  const store = await openBrowserStore(site, () => undefined);
  await put(store, null, "Good");
  const db = await openDB(databaseName(site), 1);
  const bad = { record_id: "bad", stamp: "s", saved_at: "x", version: 1, data: { answers: "gone" } };
  await db.put("records", bad);
  const loaded = await store.load();
  assert.deepEqual(
    loaded.records.map((one) => one.record.name),
    ["Good"],
  );
  assert.deepEqual(
    loaded.quarantined.map((one) => [one.key, one.raw]),
    [["bad", bad]],
  );
  assert.deepEqual((await store.load()).quarantined.length, 1);
  await store.discardQuarantined("bad");
  assert.deepEqual((await store.load()).quarantined, []);
});

test("a record of a newer page is put aside and comes back once this page can read it", async () => {
  const site = "/newer/";
  const store = await openBrowserStore(site, () => undefined);
  await put(store, null, "Good");
  const db = await openDB(databaseName(site), 1);
  const row = await db.get("records", "rec1");
  await db.put("records", { ...row, version: 99 });
  assert.match((await store.load()).quarantined[0]?.problem ?? "", /newer version/);
  await db.put("quarantine", row, "rec1");
  const healed = await store.load();
  assert.deepEqual(
    healed.records.map((one) => one.record.name),
    ["Good"],
  );
  assert.deepEqual(healed.quarantined, []);
});
