/** Changes to one record of the programme, each saved like every other change in the Workbench. */
import { commit } from "../actions.ts";
import { type App, now } from "../app.ts";
import { newId } from "../model.ts";
import type { CpdEntry, ParentSession, ProgrammeRecord, Visit } from "../programme.ts";
import type { LaterRoute } from "../routes.ts";

/** The lists of entries that have an id of their own. */
export type Listed = "parent_sessions" | "cpd" | "visits";
/** All maps of entries. */
type Mapped = Listed | "sessions" | "expectations" | "notes";
type EntryOf<F extends Mapped> = ProgrammeRecord[F] extends ReadonlyMap<string, infer E> ? E : never;

const EMPTY: { [F in Listed]: Omit<EntryOf<F>, "id"> } = {
  parent_sessions: { session: null, on: null, families: "", note: "", extra: {} } satisfies Omit<ParentSession, "id">,
  cpd: { on: null, what: "", minutes: null, reflection: "", extra: {} } satisfies Omit<CpdEntry, "id">,
  visits: { on: null, hours: null, purpose: "", done: "", next: "", extra: {} } satisfies Omit<Visit, "id">,
};

/** An entry with an id of its own and these fields filled in. */
export function newEntry<F extends Listed>(field: F, part: Partial<EntryOf<F>> = {}): EntryOf<F> {
  return { ...EMPTY[field], id: newId(), ...part } as unknown as EntryOf<F>;
}

/** The record with an entry added or changed. */
export function withEntry<F extends Mapped>(
  record: ProgrammeRecord,
  field: F,
  key: string,
  entry: EntryOf<F>,
  at: string,
): ProgrammeRecord {
  const map = new Map<string, unknown>(record[field]).set(key, entry);
  return { ...record, [field]: map, updated: at };
}

/** Change fields of one entry; `empty` is what it is before anything is typed. */
export function setEntry<F extends Mapped>(
  app: App,
  record: ProgrammeRecord,
  field: F,
  key: string,
  empty: EntryOf<F>,
  part: Partial<EntryOf<F>>,
  wait = 0,
): void {
  app.editProgramme(
    record.record_id,
    (current, at) => {
      const before = (current[field].get(key) as EntryOf<F> | undefined) ?? empty;
      const entry = { ...(before as object), ...part } as EntryOf<F>;
      return withEntry(current, field, key, entry, at);
    },
    wait,
  );
}

/** Change fields of the record itself. */
export function setRecord(
  app: App,
  record: ProgrammeRecord,
  part: Partial<Pick<ProgrammeRecord, "champion" | "partner">>,
  wait = 0,
): void {
  app.editProgramme(record.record_id, (current, at) => ({ ...current, ...part, updated: at }), wait);
}

/** Add entries and go to the first of them. */
export async function addEntries<F extends Listed>(
  app: App,
  record: ProgrammeRecord,
  field: F,
  entries: readonly EntryOf<F>[],
): Promise<void> {
  const at = now();
  const next = entries.reduce((one, entry) => withEntry(one, field, (entry as { id: string }).id, entry, at), record);
  if (await commit(app, [{ record_id: record.record_id, record: next }], null)) focusOn(entries[0] as { id: string });
}

/** Take one entry out, with Undo. */
export async function removeEntry(
  app: App,
  record: ProgrammeRecord,
  field: Mapped,
  key: string,
  words: string,
): Promise<void> {
  const map = new Map<string, unknown>(record[field]);
  map.delete(key);
  await commit(app, [{ record_id: record.record_id, record: { ...record, [field]: map, updated: now() } }], words);
}

/** The first field of a new entry takes the focus once it is drawn. */
function focusOn(entry: { id: string } | undefined): void {
  if (entry === undefined) return;
  setTimeout(() => document.querySelector<HTMLElement>(`[data-entry="${entry.id}"] input`)?.focus(), 50);
}

/** The address of a part of a record. */
export function partRoute(record: ProgrammeRecord, part: string | null = null): LaterRoute {
  return { page: "programme", record: record.record_id, part, item: null };
}
