/** Where a vault's bytes lie: in this browser's database, or only in memory for one session. Nothing else is kept. */
import { type IDBPDatabase, openDB } from "idb";
import { takeApart } from "./crypto.ts";

/** Keeps one vault's bytes. `save` refuses when another window saved since `seen`. */
export interface Keeper {
  readonly keeps: boolean;
  load(): Promise<Uint8Array | null>;
  save(bytes: Uint8Array, seen: string | null): Promise<boolean>;
  wipe(): Promise<void>;
}

const TABLE = "vault";
const KEY = "bytes";

/** The mark of a save that its bytes carry, or null. */
export function saveMark(bytes: Uint8Array | null): string | null {
  const parts = bytes === null ? null : takeApart(bytes);
  return parts?.ok ? parts.value.head.save : null;
}

/** The browser's database of this place. Rejects where the browser has none for this page. */
export async function openKeeper(place: string): Promise<Keeper> {
  const name = `semh-profile:${place}`;
  const db = await openDB(name, 1, { upgrade: (fresh) => void fresh.createObjectStore(TABLE) });
  return new BrowserKeeper(db);
}

class BrowserKeeper implements Keeper {
  readonly keeps = true;
  readonly #db: IDBPDatabase;

  constructor(db: IDBPDatabase) {
    this.#db = db;
  }

  async load(): Promise<Uint8Array | null> {
    const found: unknown = await this.#db.get(TABLE, KEY);
    return found instanceof Uint8Array ? found : null;
  }

  async save(bytes: Uint8Array, seen: string | null): Promise<boolean> {
    const tx = this.#db.transaction(TABLE, "readwrite", { durability: "strict" });
    tx.done.catch(() => undefined);
    const there: unknown = await tx.store.get(KEY);
    if (saveMark(there instanceof Uint8Array ? there : null) !== seen) {
      tx.abort();
      return false;
    }
    await tx.store.put(bytes, KEY);
    await tx.done;
    return true;
  }

  async wipe(): Promise<void> {
    await this.#db.clear(TABLE);
  }
}

/** Keeps the vault until the page is closed. */
export class MemoryKeeper implements Keeper {
  readonly keeps = false;
  #bytes: Uint8Array | null = null;

  async load(): Promise<Uint8Array | null> {
    return this.#bytes;
  }

  async save(bytes: Uint8Array, seen: string | null): Promise<boolean> {
    if (saveMark(this.#bytes) !== seen) return false;
    this.#bytes = bytes;
    return true;
  }

  async wipe(): Promise<void> {
    this.#bytes = null;
  }
}
