/** The two sets of changes in a record of the programme or of its impact, entry by entry. */
import { EMPTY_FIGURE, type ImpactRecord, PERIODS, type RecordPeriod } from "./impact-record.ts";
import type { Clash, Entry, Part } from "./merge.ts";
import { bothSides, later, oneText, same, unionOf } from "./merge-parts.ts";
import { EMPTY_EXPECTATION, EMPTY_NOTE, EMPTY_SESSION, type ProgrammeRecord } from "./programme.ts";

type Entries = ReadonlyMap<string, Entry>;
type Texts = ReadonlyMap<string, string>;

/** The lists of entries; what has no id of its own begins, in both windows, as the empty thing. */
const ENTRIES = {
  sessions: EMPTY_SESSION,
  expectations: EMPTY_EXPECTATION,
  parent_sessions: null,
  notes: EMPTY_NOTE,
  cpd: null,
  visits: null,
} as const;

/** A clash has the key `:field` or `:field entry`. */
const keyOf = (field: string, entry: string) => `:${field} ${entry}`;

export function mergeProgramme(
  base: ProgrammeRecord,
  mine: ProgrammeRecord,
  theirs: ProgrammeRecord,
  clashes: Clash[],
): Partial<ProgrammeRecord> {
  const merged: Record<string, unknown> = {};
  for (const field of ["champion", "partner"] as const) {
    merged[field] = oneText(`:${field}`, base[field], mine[field], theirs[field], clashes);
  }
  for (const field of Object.keys(ENTRIES) as (keyof typeof ENTRIES)[]) {
    const [was, here, there] = [base, mine, theirs].map((one) => one[field] as unknown as Entries) as [
      Entries,
      Entries,
      Entries,
    ];
    merged[field] = unionOf(was, here, there, (one, other, before, key) =>
      oneEntry(keyOf(field, key), before ?? (ENTRIES[field] as Entry | null) ?? other, one, other, clashes),
    );
  }
  merged.conference = texts("conference", base.conference, mine.conference, theirs.conference, clashes);
  return merged;
}

export function mergeImpact(
  base: ImpactRecord,
  mine: ImpactRecord,
  theirs: ImpactRecord,
  clashes: Clash[],
): Partial<ImpactRecord> {
  const [baseline, now] = PERIODS.map((field): RecordPeriod => {
    const [was, here, there] = [base[field], mine[field], theirs[field]];
    const figures = unionOf(was.figures, here.figures, there.figures, (one, other, before, key) =>
      oneEntry(keyOf(field, key), before ?? EMPTY_FIGURE, one, other, clashes),
    );
    return {
      ...oneEntry(`:${field}`, { ...was, figures }, { ...here, figures }, { ...there, figures }, clashes),
      figures,
    };
  }) as [RecordPeriod, RecordPeriod];
  return { baseline, now, words: texts("words", base.words, mine.words, theirs.words, clashes) };
}

function oneEntry<T extends object>(key: string, was: T, here: T, there: T, clashes: Clash[]): T {
  const settled: Record<string, unknown> = {};
  if ("extra" in there) settled.extra = there.extra;
  if ("updated" in there && "updated" in here)
    settled.updated = later(String(here.updated ?? ""), String(there.updated ?? "")) || null;
  const sides = bothSides(was, here, there, settled as Partial<T>);
  if (!same(sides.mine, sides.theirs)) clashes.push({ key, mine: sides.mine as Part, theirs: sides.theirs as Part });
  return sides.mine;
}

function texts(field: string, base: Texts, mine: Texts, theirs: Texts, clashes: Clash[]): Map<string, string> {
  const merged = new Map<string, string>();
  for (const key of new Set([...theirs.keys(), ...mine.keys()])) {
    const [was, here, there] = [base, mine, theirs].map((one) => one.get(key) ?? "") as [string, string, string];
    const value = oneText(keyOf(field, key), was, here, there, clashes);
    if (value !== "") merged.set(key, value);
  }
  return merged;
}

/** The record with one clash settled. */
export function withProgrammePart<R extends ProgrammeRecord | ImpactRecord>(record: R, key: string, part: Part): R {
  const [, field = "", entry] = /^:(\S+) ?(.*)$/s.exec(key) ?? [];
  const before = (record as unknown as Record<string, unknown>)[field];
  if (field === "baseline" || field === "now") {
    const period = before as RecordPeriod;
    const changed = entry
      ? { ...period, figures: new Map<string, unknown>(period.figures).set(entry, part) }
      : { ...(part as unknown as RecordPeriod), figures: period.figures };
    return { ...record, [field]: changed };
  }
  if (!entry) return { ...record, [field]: part };
  const map = new Map(before as ReadonlyMap<string, Part>);
  if (part === "") map.delete(entry);
  else map.set(entry, part);
  return { ...record, [field]: map };
}
