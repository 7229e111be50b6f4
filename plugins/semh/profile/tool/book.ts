/** What a vault holds: the pupils by code, what was on record on each day, their support, and the page for a move. */
import * as v from "valibot";
import type { Result } from "../../audits/workbench/fields.ts";
import { OwnRulesSchema } from "./own-rules.ts";
import type { Facts } from "./scoring.ts";

/** 2: the school's own rules. A tool that knows only 1 would leave them out without a word. */
export const BOOK_VERSION = 2;

const text = v.optional(v.pipe(v.string(), v.maxLength(5000)), "");
const short = v.pipe(v.string(), v.maxLength(200));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const noDay = v.optional(v.nullable(day), null);
const ids = v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(200)), []);
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
const amount = v.optional(v.nullable(v.pipe(v.number(), v.finite())), null);
const rowId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,60}$/));

/** What was on record on a day, who entered it (a role), and by which rules. */
const EntrySchema = v.object({
  on: day,
  by: v.optional(short, ""),
  rules: short,
  yes: ids,
  notKnown: ids,
  since: v.optional(v.record(v.string(), month), {}),
  protective: ids,
  concern: v.optional(v.boolean(), false),
  concernBy: v.optional(short, ""),
});

/** A count over a stretch of school days, with its first and last day. */
const CountSchema = v.object({ from: noDay, to: noDay, days: amount, value: amount });
const EMPTY_COUNT = { from: null, to: null, days: null, value: null };

/** A provision for one pupil: assess, plan, do, review. */
const SupportSchema = v.object({
  id: rowId,
  what: short,
  outcome: text,
  who: v.optional(short, ""),
  from: noDay,
  review: noDay,
  ended: noDay,
  planned: amount,
  held: amount,
  cost: amount,
  assess: text,
  reviewed: text,
  next: v.optional(v.picklist(["", "go-on", "change", "stop", "ask"]), ""),
  measure: v.optional(short, ""),
  better: v.optional(v.picklist(["lower", "higher"]), "lower"),
  before: v.optional(CountSchema, EMPTY_COUNT),
  after: v.optional(CountSchema, EMPTY_COUNT),
});

/** The moving-on page: the pupil's own words, without score or band. */
const StorySchema = v.object({
  strengths: text,
  missed: text,
  hard: text,
  helps: text,
  people: text,
  first: text,
  visits: text,
  agreed: noDay,
});

/** The pupil at the Team Around the School. */
const TeamSchema = v.object({ agreed: noDay, asked: text, decided: text, followUp: noDay });

/** That the moving-on page may go to the next school as a file: who agreed and when, and when a file was last made. */
const PassingSchema = v.object({ agreed: noDay, by: v.optional(short, ""), made: noDay });

/** What the school before wrote about its support. It is read, and neither scored nor counted. */
const lines = v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(5400))), v.maxLength(50)), []);
const ArrivedSchema = v.object({ on: day, helped: lines, going: lines });

const PupilSchema = v.object({
  id: rowId,
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
  year: v.optional(v.pipe(v.string(), v.maxLength(10)), ""),
  class: v.optional(v.pipe(v.string(), v.maxLength(20)), ""),
  adult: v.optional(short, ""),
  told: noDay,
  entries: v.optional(v.array(EntrySchema), []),
  supports: v.optional(v.array(SupportSchema), []),
  story: v.optional(v.nullable(StorySchema), null),
  team: v.optional(v.nullable(TeamSchema), null),
  passing: v.optional(v.nullable(PassingSchema), null),
  arrived: v.optional(v.nullable(ArrivedSchema), null),
});

/** `rules`: the rules as the school adapted them, or null; `earlierRules`: others by which something was entered. */
const BookSchema = v.object({
  version: v.literal(BOOK_VERSION),
  minutes: v.optional(v.pipe(v.number(), v.minValue(2), v.maxValue(120)), 10),
  copied: v.optional(v.nullable(v.string()), null),
  rules: v.optional(v.nullable(OwnRulesSchema), null),
  earlierRules: v.optional(v.array(OwnRulesSchema), []),
  pupils: v.pipe(v.array(PupilSchema), v.maxLength(5000)),
});

export type Entry = v.InferOutput<typeof EntrySchema>;
export type Count = v.InferOutput<typeof CountSchema>;
export type Support = v.InferOutput<typeof SupportSchema>;
export type Story = v.InferOutput<typeof StorySchema>;
export type Team = v.InferOutput<typeof TeamSchema>;
export type Passing = v.InferOutput<typeof PassingSchema>;
export type Arrived = v.InferOutput<typeof ArrivedSchema>;
export type Pupil = v.InferOutput<typeof PupilSchema>;
export type Book = v.InferOutput<typeof BookSchema>;

export const EMPTY_BOOK: Book = v.parse(BookSchema, { version: BOOK_VERSION, pupils: [] });
export const EMPTY_STORY: Story = v.parse(StorySchema, {});
export const EMPTY_TEAM: Team = v.parse(TeamSchema, {});
export const EMPTY_PASSING: Passing = v.parse(PassingSchema, {});

/** Read what a vault held. Fields that are not known are left out. */
export function readBook(content: string): Result<Book> {
  let raw: unknown;
  try {
    raw = JSON.parse(content);
  } catch {
    return { ok: false, problem: "What is in this vault cannot be read. Nothing has been changed." };
  }
  const version = (raw as { version?: unknown } | null)?.version;
  if (typeof version === "number" && version > BOOK_VERSION)
    return { ok: false, problem: "This vault was filled by a newer version of this tool. Nothing has been changed." };
  const now = version === 1 ? { ...(raw as object), version: BOOK_VERSION } : raw;
  const read = v.safeParse(BookSchema, now, { abortEarly: true });
  if (read.success) return { ok: true, value: read.output };
  return { ok: false, problem: "What is in this vault has a fault, so it is not opened. Nothing has been changed." };
}

const EMPTY_PUPIL: Pupil = v.parse(PupilSchema, { id: "none", code: "none" });

/** A pupil of whom only the code is known. */
export function newPupil(code: string): Pupil {
  return { ...EMPTY_PUPIL, id: newId(), code };
}

/** A provision that was just begun. */
export function newSupport(what: string): Support {
  return v.parse(SupportSchema, { id: newId(), what });
}

/** An id that says nothing. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (one) => one.toString(16).padStart(2, "0")).join("");
}

/** The newest entry, or an empty one. */
export function latest(pupil: Pupil): Entry | undefined {
  return pupil.entries[pupil.entries.length - 1];
}

export const NO_FACTS: Facts = { yes: [], notKnown: [], since: {}, protective: [], concern: false };

/** The pupil with an entry for its day: it takes the place of one of the same day, and history stays. */
export function withEntry(pupil: Pupil, entry: Entry): Pupil {
  const others = pupil.entries.filter((one) => one.on !== entry.on);
  return { ...pupil, entries: [...others, entry].sort((one, two) => one.on.localeCompare(two.on)) };
}

/** The key stage of a year group; unknown years are asked every line, as in key stage 3. */
export function keyStageOf(year: string): string {
  if (/^(n|r)/i.test(year)) return "eyfs";
  const number = Number(year);
  if (!Number.isInteger(number) || number < 1) return "ks3";
  if (number <= 2) return "ks1";
  if (number <= 6) return "ks2";
  return number <= 9 ? "ks3" : number <= 11 ? "ks4" : "ks5";
}

/** `7` from `Year 7`, `Y07` or `7`; `R` from `Reception`; `N` from `Nursery 2`. */
export function plainYear(text: string): string {
  const found = /(\d{1,2})/.exec(text);
  if (/^\s*(n|nursery)\b/i.test(text) || /^\s*n\d?\s*$/i.test(text)) return "N";
  if (/^\s*(r|rec)/i.test(text)) return "R";
  return found ? String(Number(found[1])) : text.trim().slice(0, 10);
}
