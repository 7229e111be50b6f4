/** What was written on the pages of the site: found in this browser or in a file, beside what the record has of it. */

import { readNotesFile } from "../../../site/mine/file.ts";
import { type PageInfo, readKept } from "../../../site/mine/kept.ts";
import { CPD, DONE, type Kept, MAX_BYTES, REFLECT } from "../../../site/mine/names.ts";
import { Shelf } from "../../../site/mine/shelf.ts";
import type { Result } from "../fields.ts";
import { type CpdEntry, newProgramme, type PageNote, type ProgrammeRecord } from "../programme.ts";
import { readProgramme } from "../read-programme.ts";
import { paperDay } from "../words.ts";
import { recordToJson } from "../write-record.ts";

/** One thing that could come into the record. `here` is what the record has under its key, in words. */
export interface Found {
  readonly key: string;
  readonly list: "notes" | "cpd";
  readonly title: string;
  readonly words: string;
  readonly here: string | null;
  readonly state: "new" | "same" | "different";
  readonly entry: PageNote | CpdEntry;
  /** Whether it is ticked at first: what is new, and what was changed on the page after the record had it. */
  readonly wanted: boolean;
}

/** Everything that the pages of this site keep in this browser; null where there is nothing, or nothing can be seen. */
export function keptHere(place: string, pages: readonly PageInfo[], storage?: Storage | null): Kept | null {
  const shelf = storage === undefined ? new Shelf(place) : new Shelf(place, storage);
  if ([REFLECT, DONE, CPD].every((kind) => shelf.names(kind).length === 0)) return null;
  return readKept(shelf, pages);
}

/** The notes in a file that the page “My notes” wrote. */
export async function readNotes(file: File): Promise<Result<Kept>> {
  const big = {
    ok: false,
    problem: "That file is larger than 2 MB, so it does not hold notes. Nothing has been changed.",
  } as const;
  if (file.size > MAX_BYTES) return big;
  try {
    return readNotesFile(await file.text());
  } catch {
    return { ok: false, problem: "That file could not be read from the disk. Nothing has been changed." };
  }
}

/**
 * Compare with the record. Pages that were only marked as read could become entries of the log, without minutes. What no
 * record could hold, such as a text that is too long, is left out: `unfit` says how many.
 */
export function compare(record: ProgrammeRecord, kept: Kept): { found: Found[]; unfit: number } {
  const all = everything(record, kept);
  const found = all.filter((one) => isSound(one));
  return { found, unfit: all.length - found.length };
}

/** Whether the record would be read again with this in it. */
function isSound(one: Found): boolean {
  const at = "2000-01-01T00:00:00.000Z";
  return readProgramme(recordToJson(withFound(newProgramme("", at), [one], at))).ok;
}

function everything(record: ProgrammeRecord, kept: Kept): Found[] {
  const marks = kept.done.map(({ key, page, on }) => {
    const what = `Read: ${page || key}`;
    return { id: `read-${key.replace(/[^A-Za-z0-9-]/g, "-")}`, on, what, minutes: null, reflection: "", isMark: true };
  });
  return [
    ...kept.notes.map((one) => foundNote(record, one)),
    ...kept.cpd.map((one) => foundEntry(record, { ...one, isMark: false })),
    ...marks.map((one) => foundEntry(record, one)),
  ];
}

function foundNote(record: ProgrammeRecord, { key, page, question, text, updated }: Kept["notes"][number]): Found {
  const here = record.notes.get(key);
  const entry: PageNote = { page, question, text, updated, extra: here?.extra ?? {} };
  const state = here === undefined ? "new" : here.text === text ? "same" : "different";
  const isNewer = (updated ?? "") > (here?.updated ?? "");
  const title = [page, question].filter(Boolean).join(": ") || key;
  const wanted = state === "new" || (state === "different" && isNewer);
  return { key, list: "notes", title, words: text, here: here?.text ?? null, state, entry, wanted };
}

type Entry = Omit<CpdEntry, "extra"> & { isMark: boolean };

function foundEntry(record: ProgrammeRecord, { isMark, ...fields }: Entry): Found {
  const here = record.cpd.get(fields.id);
  const entry: CpdEntry = { ...fields, extra: here?.extra ?? {} };
  const state = here === undefined ? "new" : entryWords(here) === entryWords(entry) ? "same" : "different";
  const shared = { key: fields.id, list: "cpd", title: `CPD log: ${fields.what}`, state, entry } as const;
  return {
    ...shared,
    words: entryWords(entry),
    here: here ? entryWords(here) : null,
    wanted: state === "new" && !isMark,
  };
}

function entryWords({ on, minutes, reflection }: CpdEntry): string {
  const parts = [on && paperDay(on), minutes === null ? "no minutes" : `${minutes} minutes`, reflection];
  return parts.filter(Boolean).join(". ");
}

/** The record with what was chosen. */
export function withFound(record: ProgrammeRecord, chosen: readonly Found[], at: string): ProgrammeRecord {
  const [notes, cpd] = [new Map(record.notes), new Map(record.cpd)];
  for (const one of chosen) {
    if (one.list === "notes") notes.set(one.key, one.entry as PageNote);
    else cpd.set(one.key, one.entry as CpdEntry);
  }
  return { ...record, notes, cpd, updated: at };
}
