/** What a place that keeps records must do; the browser's database and plain memory both do it. */
import type { Extra } from "./json.ts";
import type { School } from "./model.ts";
import type { WorkRecord } from "./records.ts";

/** Older versions of a record that are kept. */
export const KEPT_REVISIONS = 20;

/** A record as it lies in the store. `stamp` is new with every save: equal stamps mean that nobody saved in between. */
export interface Stored {
  record: WorkRecord;
  stamp: string;
  savedAt: string;
}

/** One thing to write: a record, or null to delete. `expected` is the stamp last seen, null when there was none. */
export interface Change {
  record_id: string;
  expected: string | null;
  record: WorkRecord | null;
}

/** What is stored beside the records. */
export interface Meta {
  school: School;
  extra: Extra;
  /** When everything was last downloaded as one file, or null. */
  copiedAt: string | null;
  /** When this browser was first used for the Workbench, or null. */
  firstOpened: string | null;
}

/** A record that could not be read, put aside as it was found. */
export interface Quarantined {
  key: string;
  raw: unknown;
  problem: string;
}

export interface Loaded {
  records: Stored[];
  meta: Meta;
  quarantined: Quarantined[];
}

/** Saved with new stamps (none for a deleted record), or nothing at all written because a record had moved on. */
export type Applied =
  | { ok: true; stamps: ReadonlyMap<string, string>; savedAt: string }
  | { ok: false; record_id: string; found: Stored | null };

/** A place that keeps records. Methods reject with the store's own error, such as a full disk. */
export interface Store {
  /** False when the records are gone once the page closes. */
  readonly keeps: boolean;
  load(): Promise<Loaded>;
  /** Read, compare and write in one transaction: all changes or none. `force` skips the comparison. */
  apply(changes: readonly Change[], meta?: Partial<Meta>, force?: boolean): Promise<Applied>;
  /** Older versions of a record, newest first, at most `KEPT_REVISIONS`. */
  revisions(recordId: string): Promise<Stored[]>;
  discardQuarantined(key: string): Promise<void>;
  /** Remove everything that this store holds, and nothing else. */
  clear(): Promise<void>;
  close(): void;
}

export const EMPTY_META: Meta = { school: { name: "", extra: {} }, extra: {}, copiedAt: null, firstOpened: null };
