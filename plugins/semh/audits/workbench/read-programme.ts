/** Reads the records of the programme and of its impact, building new objects from known names only. */
import * as v from "valibot";
import type { Figure } from "../../impact/impact.ts";
import { choice, day, fail, id, moment, note, type Result, recordId, title, where } from "./fields.ts";
import type { ImpactRecord, RecordPeriod } from "./impact-record.ts";
import { type Extra, extrasOf, isObject } from "./json.ts";
import { EXPECTATION_STATUSES, type ProgrammeRecord, SESSION_STATUSES } from "./programme.ts";

const objectOf = v.custom<Record<string, unknown>>(isObject);
const map = v.optional(objectOf, {});
const list = v.optional(v.pipe(v.array(v.unknown()), v.maxLength(1000)), []);
const amount = (most: number) => v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(most))), null);
const status = <const T extends readonly string[]>(words: T) => v.optional(v.nullable(v.picklist(words)), null);
const base = { record_id: recordId, name: title, created: moment, updated: moment };
/** The name of a note is the page's own: an address and a question. */
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const text = v.pipe(v.string(), v.maxLength(20_000));

const SessionSchema = v.object({ status: status(SESSION_STATUSES), on: day, who: note });
const ExpectationSchema = v.object({ status: status(EXPECTATION_STATUSES), evidence: note, on: day });
const NoteSchema = v.object({ page: note, question: note, text: note, updated: v.optional(v.nullable(moment), null) });
const ParentSchema = v.object({ id: recordId, session: choice, on: day, families: note, note });
const CpdSchema = v.object({ id: recordId, on: day, what: note, minutes: amount(100_000), reflection: note });
const VisitSchema = v.object({ id: recordId, on: day, hours: amount(1000), purpose: note, done: note, next: note });

const ProgrammeSchema = v.object({
  ...base,
  champion: note,
  sessions: map,
  expectations: map,
  parent_sessions: list,
  notes: map,
  cpd: list,
  partner: note,
  visits: list,
  conference: map,
});

const count = amount(1_000_000_000);
const FigureSchema = v.object({ count, of: count });
const PeriodSchema = v.object({ from: day, to: day, school_days: count, pupils: count, teachers: count, figures: map });
const ImpactSchema = v.object({ ...base, baseline: map, now: map, words: map });

const PROGRAMME_FIELDS = Object.keys(ProgrammeSchema.entries);
const IMPACT_FIELDS = Object.keys(ImpactSchema.entries);

/** Thrown inside a reader only, which turns it into a result. */
class Fault extends Error {}

/** Read one record of the programme. Never throws. */
export function readProgramme(raw: unknown): Result<ProgrammeRecord> {
  return caught(() => {
    const found = parsed(ProgrammeSchema, raw, "a record of the programme");
    return {
      ...found,
      kind: "programme",
      sessions: mapOf(id, SessionSchema, found.sessions, "the session"),
      expectations: mapOf(id, ExpectationSchema, found.expectations, "the expectation"),
      parent_sessions: listOf(ParentSchema, found.parent_sessions, "a session for parents"),
      notes: mapOf(name, NoteSchema, found.notes, "the note"),
      cpd: listOf(CpdSchema, found.cpd, "an entry of the CPD log"),
      visits: listOf(VisitSchema, found.visits, "a visit"),
      conference: textsOf(found.conference),
      extra: extrasOf(raw, PROGRAMME_FIELDS),
    };
  });
}

/** Read one record of impact. Never throws. */
export function readImpact(raw: unknown): Result<ImpactRecord> {
  return caught(() => {
    const found = parsed(ImpactSchema, raw, "a record of impact");
    return {
      ...found,
      kind: "impact",
      baseline: periodOf(found.baseline),
      now: periodOf(found.now),
      words: textsOf(found.words),
      extra: extrasOf(raw, IMPACT_FIELDS),
    };
  });
}

function periodOf(raw: Record<string, unknown>): RecordPeriod {
  const found = withExtra(PeriodSchema, raw, "a period");
  const figures = new Map<string, Figure>();
  for (const [key, value] of entriesOf(id, found.figures)) figures.set(key, parsed(FigureSchema, value, `“${key}”`));
  return { ...found, figures };
}

type Entries = v.ObjectEntries;
type Read<E extends Entries> = v.InferOutput<v.ObjectSchema<E, undefined>> & { extra: Extra };

function mapOf<E extends Entries>(
  key: v.GenericSchema<string>,
  schema: v.ObjectSchema<E, undefined>,
  raw: Record<string, unknown>,
  what: string,
): Map<string, Read<E>> {
  return new Map(entriesOf(key, raw).map(([one, value]) => [one, withExtra(schema, value, `${what} “${one}”`)]));
}

function listOf<E extends Entries & { id: typeof recordId }>(
  schema: v.ObjectSchema<E, undefined>,
  raw: readonly unknown[],
  what: string,
): Map<string, Read<E>> {
  const found = new Map<string, Read<E>>();
  for (const one of raw) {
    const item = withExtra(schema, one, what);
    const { id: key } = item as { id: string };
    if (found.has(key)) throw new Fault("Two entries in it have the same id.");
    found.set(key, item);
  }
  return found;
}

function textsOf(raw: Record<string, unknown>): Map<string, string> {
  const found = entriesOf(id, raw).map(([key, value]) => [key, parsed(text, value, `“${key}”`)] as const);
  return new Map(found.filter(([, value]) => value !== ""));
}

function entriesOf(key: v.GenericSchema<string>, raw: Record<string, unknown>): [string, unknown][] {
  const found = Object.keys(raw);
  if (found.length > 5000 || !found.every((one) => v.is(key, one))) {
    throw new Fault("Something in it has a name that it cannot have.");
  }
  return found.map((one) => [one, raw[one]]);
}

function withExtra<E extends Entries>(schema: v.ObjectSchema<E, undefined>, raw: unknown, what: string): Read<E> {
  return { ...parsed(schema, raw, what), extra: extrasOf(raw, Object.keys(schema.entries)) };
}

function parsed<S extends v.GenericSchema>(schema: S, raw: unknown, what: string): v.InferOutput<S> {
  const found = v.safeParse(schema, raw, { abortEarly: true });
  if (!found.success) throw new Fault(where(found.issues, what));
  return found.output;
}

function caught<T>(read: () => T): Result<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof Fault) return fail(error.message);
    throw error;
  }
}
