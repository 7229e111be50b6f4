/** Keeps records in the browser's own database (IndexedDB), so that a crash loses nothing that was called saved. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import { forgetPlace, readPlace } from "./elsewhere.ts";
import { extrasOf, isObject } from "./json.ts";
import { VERSION } from "./migrations.ts";
import { newId } from "./model.ts";
import { databaseName } from "./place.ts";
import { readRecord } from "./read-record.ts";
import { type Kind, LISTS } from "./records.ts";
import {
  type Applied,
  type Change,
  EMPTY_META,
  KEPT_REVISIONS,
  type Loaded,
  type Meta,
  type Quarantined,
  type Store,
  type Stored,
} from "./store.ts";
import { recordToJson } from "./write-record.ts";

/** A record as the database holds it: `data` is the record exactly as it would stand in a file. No kind: an audit. */
interface Row {
  record_id: string;
  stamp: string;
  saved_at: string;
  version: number;
  kind?: Kind;
  data: unknown;
}

interface Schema extends DBSchema {
  records: { key: string; value: Row };
  revisions: { key: number; value: Row; indexes: { record_id: string } };
  meta: { key: string; value: unknown };
  quarantine: { key: string; value: unknown };
}

type Tables = ("records" | "revisions" | "meta" | "quarantine")[];
type Tx = IDBPTransaction<Schema, Tables, "readwrite">;

const TABLES: Tables = ["records", "revisions", "meta", "quarantine"];
const STRICT: IDBTransactionOptions = { durability: "strict" };

/** In `meta`: the place from which work was taken over, so that it is looked at once only. */
const ADOPTED = "adopted";

/**
 * Open the database of this place. `onLost` is called when the browser takes it away. What was kept for `oldPlace`
 * is copied the first time; it goes from there when everything is cleared here.
 */
export async function openBrowserStore(place: string, onLost: () => void, oldPlace = place): Promise<Store> {
  const db = await openDB<Schema>(databaseName(place), 1, {
    upgrade(fresh) {
      fresh.createObjectStore("records", { keyPath: "record_id" });
      fresh.createObjectStore("revisions", { autoIncrement: true }).createIndex("record_id", "record_id");
      fresh.createObjectStore("meta");
      fresh.createObjectStore("quarantine");
    },
    blocking(_current, _next, event) {
      (event.target as IDBDatabase).close();
      onLost();
    },
    terminated: onLost,
  });
  // Work that cannot be taken over must not keep the page from opening.
  if (oldPlace !== place) await adopt(db, oldPlace).catch(() => undefined);
  return new BrowserStore(db, oldPlace === place ? null : oldPlace);
}

/** The first time at this place: take over what an earlier version of the page kept under the site's published path. */
async function adopt(db: IDBPDatabase<Schema>, oldPlace: string): Promise<void> {
  const looked = (await db.get("meta", ADOPTED)) !== undefined || (await db.get("meta", "firstOpened")) !== undefined;
  const rows = looked || (await db.count("records")) > 0 ? null : await readPlace(oldPlace);
  if (looked) return;
  const tx = db.transaction(TABLES, "readwrite", STRICT);
  for (const { value } of rows?.records ?? []) await tx.objectStore("records").put(value as Row);
  for (const { value } of rows?.revisions ?? []) await tx.objectStore("revisions").add(value as Row);
  for (const { key, value } of rows?.meta ?? []) await tx.objectStore("meta").put(value, String(key));
  for (const { key, value } of rows?.quarantine ?? []) await tx.objectStore("quarantine").put(value, String(key));
  await tx.objectStore("meta").put(oldPlace, ADOPTED);
  await tx.done;
}

class BrowserStore implements Store {
  readonly keeps = true;
  readonly #db: IDBPDatabase<Schema>;
  readonly #oldPlace: string | null;

  constructor(db: IDBPDatabase<Schema>, oldPlace: string | null) {
    this.#db = db;
    this.#oldPlace = oldPlace;
  }

  async load(): Promise<Loaded> {
    const tx = this.#db.transaction(TABLES, "readwrite", STRICT);
    await retryQuarantined(tx);
    const records: Stored[] = [];
    for (const key of await tx.objectStore("records").getAllKeys()) {
      const row: unknown = await tx.objectStore("records").get(key);
      const stored = readRow(row);
      if (typeof stored !== "string") records.push(stored);
      else await putAside(tx, key, row);
    }
    const quarantined = await listQuarantined(tx);
    const meta = await readMeta(tx);
    await tx.done;
    return { records, meta, quarantined };
  }

  async apply(changes: readonly Change[], meta: Partial<Meta> = {}, force = false): Promise<Applied> {
    const tx = this.#db.transaction(TABLES, "readwrite", STRICT);
    // A failed write rejects both its own promise and this one; the first is the one that is reported.
    tx.done.catch(() => undefined);
    const table = tx.objectStore("records");
    for (const { record_id, expected } of force ? [] : changes) {
      const row = await table.get(record_id);
      if ((row?.stamp ?? null) === expected) continue;
      const found = readRow(row);
      tx.abort();
      return { ok: false, record_id, found: typeof found === "string" ? null : found };
    }
    const savedAt = new Date().toISOString();
    const stamps = new Map<string, string>();
    for (const change of changes) {
      const stamp = await write(tx, change, savedAt);
      if (stamp !== null) stamps.set(change.record_id, stamp);
    }
    for (const [key, value] of Object.entries(meta)) await tx.objectStore("meta").put(value, key);
    await tx.done;
    return { ok: true, stamps, savedAt };
  }

  async revisions(recordId: string): Promise<Stored[]> {
    const rows = await this.#db.getAllFromIndex("revisions", "record_id", recordId);
    return rows
      .map(readRow)
      .filter((one): one is Stored => typeof one !== "string")
      .reverse();
  }

  async discardQuarantined(key: string): Promise<void> {
    await this.#db.delete("quarantine", key);
  }

  async clear(): Promise<void> {
    const tx = this.#db.transaction(TABLES, "readwrite", STRICT);
    for (const table of TABLES) await tx.objectStore(table).clear();
    if (this.#oldPlace !== null) await tx.objectStore("meta").put(this.#oldPlace, ADOPTED);
    await tx.done;
    if (this.#oldPlace !== null) await forgetPlace(this.#oldPlace);
  }

  close(): void {
    this.#db.close();
  }
}

/** Write or delete one record, keeping what it was among the older versions; a deleted record leaves none behind. */
async function write(tx: Tx, change: Change, savedAt: string): Promise<string | null> {
  const { record_id, record } = change;
  const before = await tx.objectStore("records").get(record_id);
  const revisions = tx.objectStore("revisions");
  if (record !== null && before !== undefined) await revisions.add(before);
  const keys = await revisions.index("record_id").getAllKeys(record_id);
  const surplus = record === null ? keys : keys.slice(0, Math.max(0, keys.length - KEPT_REVISIONS));
  for (const key of surplus) await revisions.delete(key);
  if (record === null) {
    await tx.objectStore("records").delete(record_id);
    return null;
  }
  const stamp = newId();
  await tx
    .objectStore("records")
    .put({ record_id, stamp, saved_at: savedAt, version: VERSION, kind: record.kind, data: recordToJson(record) });
  return stamp;
}

/** A row as a record, or the sentence that says why it cannot be read. */
function readRow(row: unknown): Stored | string {
  if (!isObject(row)) return "It is not a record.";
  if (typeof row.version !== "number" || row.version > VERSION) return "It was saved by a newer version of this page.";
  const kind = row.kind ?? "audit";
  if (typeof kind !== "string" || !(kind in LISTS)) return "It belongs to a tool that this page does not have.";
  const record = readRecord(kind as Kind, row.data);
  if (!record.ok) return record.problem;
  return { record: record.value, stamp: String(row.stamp), savedAt: String(row.saved_at) };
}

async function putAside(tx: Tx, key: string, row: unknown): Promise<void> {
  await tx.objectStore("quarantine").put(row, key);
  await tx.objectStore("records").delete(key);
}

/** A page that was mended since can often read what an older one could not. */
async function retryQuarantined(tx: Tx): Promise<void> {
  for (const key of await tx.objectStore("quarantine").getAllKeys()) {
    const row = await tx.objectStore("quarantine").get(key);
    if (typeof readRow(row) === "string" || (await tx.objectStore("records").get(key)) !== undefined) continue;
    await tx.objectStore("records").put(row as Row);
    await tx.objectStore("quarantine").delete(key);
  }
}

async function listQuarantined(tx: Tx): Promise<Quarantined[]> {
  const list: Quarantined[] = [];
  for (const key of await tx.objectStore("quarantine").getAllKeys()) {
    const raw = await tx.objectStore("quarantine").get(key);
    const problem = readRow(raw);
    list.push({ key, raw, problem: typeof problem === "string" ? problem : "Another record has the same id." });
  }
  return list;
}

async function readMeta(tx: Tx): Promise<Meta> {
  const table = tx.objectStore("meta");
  const text = async (key: string) => {
    const value = await table.get(key);
    return typeof value === "string" ? value : null;
  };
  const school = await table.get("school");
  const name = isObject(school) && typeof school.name === "string" ? school.name : EMPTY_META.school.name;
  return {
    school: { name, extra: isObject(school) ? extrasOf(school.extra, []) : {} },
    extra: extrasOf(await table.get("extra"), []),
    copiedAt: await text("copiedAt"),
    firstOpened: await text("firstOpened"),
  };
}
