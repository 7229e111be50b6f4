/** Work that this browser keeps for another place: the same site before it moved, or another copy of this tool. */
import { openDB } from "idb";
import { isObject } from "./json.ts";
import { FORMAT, VERSION } from "./migrations.ts";
import { databaseName, placeIn } from "./place.ts";
import { type Kind, LISTS } from "./records.ts";

const TABLES = ["records", "revisions", "meta", "quarantine"] as const;
/** More places than this are not looked into. */
const MOST = 8;

/** The rows of another database as they lie there, by table, with their keys. */
type Rows = Record<(typeof TABLES)[number], { key: IDBValidKey; value: unknown }[]>;

/** Read another place's database without making it. Null when there is none, or it is not one of ours. */
export async function readPlace(place: string): Promise<Rows | null> {
  const name = databaseName(place);
  let made = false;
  const db = await openDB(name, undefined, {
    upgrade(_db, from) {
      made = from === 0;
    },
  });
  try {
    if (made || TABLES.some((table) => !db.objectStoreNames.contains(table))) return null;
    const tx = db.transaction([...TABLES]);
    const rows: Rows = { records: [], revisions: [], meta: [], quarantine: [] };
    for (const table of TABLES) {
      const [keys, values] = await Promise.all([tx.objectStore(table).getAllKeys(), tx.objectStore(table).getAll()]);
      rows[table] = keys.map((key, index) => ({ key, value: values[index] }));
    }
    return rows;
  } finally {
    db.close();
    if (made) await forgetPlace(place);
  }
}

/** Remove another place's database whole. */
export function forgetPlace(place: string): Promise<void> {
  return new Promise((done) => {
    const request = indexedDB.deleteDatabase(databaseName(place));
    request.onsuccess = () => done();
    request.onerror = () => done();
    // Another window has it open; it is gone once that one closes.
    request.onblocked = () => done();
  });
}

/** Other places of this browser that hold records: [place, how many]. Browsers that cannot list databases find none. */
export async function otherPlaces(own: readonly string[]): Promise<[string, number][]> {
  if (typeof indexedDB.databases !== "function") return [];
  const found: [string, number][] = [];
  for (const { name } of (await indexedDB.databases()).slice(0, 100)) {
    const place = placeIn(name ?? "");
    if (place === null || own.includes(place) || found.length >= MOST) continue;
    const rows = await readPlace(place).catch(() => null);
    if (rows !== null && rows.records.length > 0) found.push([place, rows.records.length]);
  }
  return found;
}

/** The work of another place as the text of a copy, so that it is read with the same care as a file. */
export async function copyOfPlace(place: string): Promise<string | null> {
  const rows = await readPlace(place);
  if (rows === null) return null;
  const lists: Record<string, unknown[]> = Object.fromEntries(Object.values(LISTS).map((name) => [name, []]));
  for (const { value } of rows.records) {
    const row = isObject(value) ? value : {};
    const kind = typeof row.kind === "string" && row.kind in LISTS ? (row.kind as Kind) : "audit";
    lists[LISTS[kind]]?.push(row.data);
  }
  const school = rows.meta.find((one) => one.key === "school")?.value;
  const name = isObject(school) && typeof school.name === "string" ? school.name : "";
  return JSON.stringify({ format: FORMAT, version: VERSION, saved_at: null, school: { name }, ...lists });
}
