/** Keeps records in memory only: for a shared computer, and for browsers that have no storage to give. */
import { newId } from "./model.ts";
import type { WorkRecord } from "./records.ts";
import {
  type Applied,
  type Change,
  EMPTY_META,
  KEPT_REVISIONS,
  type Loaded,
  type Meta,
  type Store,
  type Stored,
} from "./store.ts";

/** A store that forgets everything when the page closes. */
export class MemoryStore implements Store {
  readonly keeps = false;
  #records = new Map<string, Stored>();
  #older = new Map<string, Stored[]>();
  #meta: Meta = EMPTY_META;

  async load(): Promise<Loaded> {
    return { records: [...this.#records.values()], meta: this.#meta, quarantined: [] };
  }

  async apply(changes: readonly Change[], meta: Partial<Meta> = {}, force = false): Promise<Applied> {
    for (const { record_id, expected } of changes) {
      const found = this.#records.get(record_id) ?? null;
      if (!force && (found?.stamp ?? null) !== expected) return { ok: false, record_id, found };
    }
    const savedAt = new Date().toISOString();
    const stamps = new Map<string, string>();
    for (const { record_id, record } of changes) {
      if (record === null) this.#remove(record_id);
      else stamps.set(record_id, this.#put(record, savedAt));
    }
    this.#meta = { ...this.#meta, ...meta };
    return { ok: true, stamps, savedAt };
  }

  async revisions(recordId: string): Promise<Stored[]> {
    return [...(this.#older.get(recordId) ?? [])];
  }

  async discardQuarantined(): Promise<void> {}

  async clear(): Promise<void> {
    this.#records.clear();
    this.#older.clear();
    this.#meta = EMPTY_META;
  }

  close(): void {}

  #put(record: WorkRecord, savedAt: string): string {
    const before = this.#records.get(record.record_id);
    if (before !== undefined) {
      const older = [before, ...(this.#older.get(record.record_id) ?? [])];
      this.#older.set(record.record_id, older.slice(0, KEPT_REVISIONS));
    }
    const stamp = newId();
    this.#records.set(record.record_id, { record, stamp, savedAt });
    return stamp;
  }

  #remove(recordId: string): void {
    this.#records.delete(recordId);
    this.#older.delete(recordId);
  }
}
