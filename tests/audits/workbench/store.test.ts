import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { openDB } from "idb";
import { openBrowserStore } from "../../../plugins/semh/audits/workbench/browser-store.ts";
import { copyOfPlace, otherPlaces } from "../../../plugins/semh/audits/workbench/elsewhere.ts";
import { MemoryStore } from "../../../plugins/semh/audits/workbench/memory-store.ts";
import { databaseName, placeOf } from "../../../plugins/semh/audits/workbench/place.ts";
import { readFile } from "../../../plugins/semh/audits/workbench/read-file.ts";
import { KEPT_REVISIONS, type Store } from "../../../plugins/semh/audits/workbench/store.ts";
import { plan, record } from "./fixture.ts";

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

test("the place under which work is kept follows the address of the page", () => {
  assert.equal(placeOf("../../", "https://x.org/semh/tools/workbench/"), "/semh/");
  assert.equal(placeOf("../../", "https://x.org/semh/tools/workbench/index.html#/plan"), "/semh/");
  assert.equal(
    placeOf("../../", "file:///C:/Users/me/My%20site/tools/workbench/index.html"),
    "/C:/Users/me/My%20site/",
  );
  assert.equal(placeOf("", "file:///C:/Users/me/Downloads/workbench%20(1).html"), "/C:/Users/me/Downloads/");
});

test("work kept under the site's published path is there under the page's own address, older versions too, and only once", async () => {
  const old = await openBrowserStore("/published/", () => undefined);
  await put(old, await put(old, null, "First"), "Second");
  await old.apply([], { school: { name: "Elm", extra: {} }, firstOpened: "2026-10-03T09:15:00.000Z" });
  const store = await openBrowserStore("/own/", () => undefined, "/published/");
  const loaded = await store.load();
  assert.deepEqual(
    loaded.records.map((one) => one.record.name),
    ["Second"],
  );
  assert.equal(loaded.meta.school.name, "Elm");
  assert.deepEqual(
    (await store.revisions("rec1")).map((one) => one.record.name),
    ["First"],
  );
  const stamp = loaded.records[0]?.stamp ?? null;
  await store.apply([{ record_id: "rec1", expected: stamp, record: null }]);
  store.close();
  const again = await openBrowserStore("/own/", () => undefined, "/published/");
  assert.deepEqual((await again.load()).records, []);
});

test("clearing everything clears what was taken over as well, and it does not come back", async () => {
  const old = await openBrowserStore("/published-2/", () => undefined);
  await put(old, null, "Old");
  old.close();
  const store = await openBrowserStore("/own-2/", () => undefined, "/published-2/");
  await store.clear();
  store.close();
  assert.equal(await copyOfPlace("/published-2/"), null);
  const again = await openBrowserStore("/own-2/", () => undefined, "/published-2/");
  assert.deepEqual((await again.load()).records, []);
});

test("work of another place is found, counted and read as a copy, and an empty place is neither found nor made", async () => {
  const other = await openBrowserStore("/other folder/", () => undefined);
  await put(other, null, "Elsewhere");
  await other.apply([{ record_id: "plan1", expected: null, record: plan({ text: "One" }) }]);
  await openBrowserStore("/empty/", () => undefined);
  const places = (await otherPlaces(["/published/"])).filter(([place]) => /other|empty|published/.test(place));
  assert.deepEqual(places, [["/other folder/", 2]]);
  const read = readFile((await copyOfPlace("/other folder/")) ?? "");
  assert.ok(read.ok);
  assert.equal(read.value.workbench.audits[0]?.name, "Elsewhere");
  assert.equal(read.value.workbench.plans[0]?.actions.size, 1);
  assert.equal(await copyOfPlace("/nowhere/"), null);
  assert.ok(!(await indexedDB.databases()).some((one) => one.name === databaseName("/nowhere/")));
});
