/** What a school types for one kind of evidence, and what is wrong with it: no screen, so that it can be tested alone. */
import { EMPTY_FIGURE, type ImpactRecord, PERIODS } from "../audits/workbench/impact-record.ts";
import { paperDay } from "../audits/workbench/words.ts";
import type { Figure, Period } from "./impact.ts";
import { isFigure, type Measure, type Measures } from "./measures.ts";

export type PeriodId = (typeof PERIODS)[number];

/** The periods as a school calls them. */
export const PERIOD_WORDS: Readonly<Record<PeriodId, string>> = { baseline: "Then", now: "Now" };

/** The texts that belong to the whole record; the printed impact sheet of session 10 asks the same. */
export const NOTES = [
  { id: "what-else", label: "What else changed", hint: "Staff, timetable, rules, year group, illness, recording." },
  { id: "leavers", label: "Pupils who left, and pupils without a figure", hint: "How many, and why. Never who." },
  { id: "worse", label: "What did not change, or got worse", hint: "" },
  { id: "sentence", label: "The honest sentence", hint: "What you would say to another school." },
] as const;

/** The audits that are compared, by record id. */
export const AUDIT_KEYS: Readonly<Record<PeriodId, string>> = {
  baseline: "audit-ratings.baseline",
  now: "audit-ratings.now",
};

/** The counts that came from the Profile, as the text of their file. */
export const PROFILE_KEY = "profile-counts";

/** The key of a text: `policy-agreed.now`, or the note on how a measure was counted: `absence.note`. */
export function wordKey(measure: Measure, part: PeriodId | "note"): string {
  return `${measure.id}.${part}`;
}

/** The record with a text changed; an empty one is taken out. */
export function withWord(record: ImpactRecord, key: string, text: string, at: string): ImpactRecord {
  const words = new Map(record.words);
  if (text.trim() === "") words.delete(key);
  else words.set(key, text);
  return { ...record, words, updated: at };
}

/** The record with something of a period changed. */
export function withPeriod(record: ImpactRecord, id: PeriodId, part: Partial<Period>, at: string): ImpactRecord {
  return { ...record, [id]: { ...record[id], ...part }, updated: at };
}

/** The record with a figure changed; one that is empty is taken out. */
export function withFigure(
  record: ImpactRecord,
  id: PeriodId,
  measure: string,
  part: Partial<Figure>,
  at: string,
): ImpactRecord {
  const figures = new Map(record[id].figures);
  const next = { ...(figures.get(measure) ?? EMPTY_FIGURE), ...part };
  if (next.count === null && next.of === null) figures.delete(measure);
  else figures.set(measure, next);
  return withPeriod(record, id, { figures }, at);
}

/** A number as a person types it: `1,204`, `118.5`; null for nothing, undefined for what is no number. */
export function readNumber(text: string): number | null | undefined {
  const plain = text.replace(/[\s,]/g, "");
  if (plain === "") return null;
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Number(plain) : undefined;
}

/** What is wrong with a figure; `field` is the id of its field on the screen. */
export interface Problem {
  readonly field: string;
  readonly measure: Measure;
  readonly text: string;
}

/** The id of the field for a figure. */
export function figureField(measure: string, period: PeriodId, part: keyof Figure): string {
  return `figure-${measure}-${period}-${part}`;
}

/** Everything that is wrong with the figures of some measures. */
export function problemsOf(record: ImpactRecord, all: Measures, some: readonly Measure[]): Problem[] {
  return some.flatMap((measure) => PERIODS.flatMap((period) => figureProblems(record, all, measure, period)));
}

function figureProblems(record: ImpactRecord, all: Measures, measure: Measure, period: PeriodId): Problem[] {
  const figure = record[period].figures.get(measure.id);
  if (figure === undefined || !isFigure(measure)) return [];
  const problem = (part: keyof Figure, text: string): Problem[] => [
    {
      field: figureField(measure.id, period, part),
      measure,
      text: `${measure.title}, ${PERIOD_WORDS[period].toLowerCase()}: ${text}`,
    },
  ];
  const { count, of } = figure;
  const base = measure.of === "own" ? of : measure.of === "teachers" ? record[period].teachers : record[period].pupils;
  if (count === null) return problem("count", `type how many ${measure.counts}, or take out the other number.`);
  if (measure.halves ? !Number.isInteger(count * 2) : !Number.isInteger(count)) {
    return problem("count", measure.halves ? "whole and half days only." : "a whole number.");
  }
  if (base === null) {
    const what =
      measure.of === "own"
        ? `how many ${measure.of_words ?? ""} there were`
        : `the number of ${measure.of} on the screen of the two periods`;
    return problem(measure.of === "own" ? "of" : "count", `type ${what} as well.`);
  }
  if (!Number.isInteger(base) || base <= 0)
    return problem(measure.of === "own" ? "of" : "count", "what it is divided by is a whole number above nought.");
  if ((measure.kind === "percent" || measure.people) && count > base)
    return problem("count", `that is more than all ${base}.`);
  const whole = all.measures.find((one) => one.id === measure.part_of);
  const wholeCount = whole && record[period].figures.get(whole.id)?.count;
  if (whole && typeof wholeCount === "number" && count > wholeCount) {
    return problem("count", `it is part of “${whole.title}”, which is ${wholeCount}.`);
  }
  return [];
}

/** What is missing or cannot be in the two periods, for the list of errors. */
export function periodProblems(record: ImpactRecord): { field: string; text: string }[] {
  return PERIODS.flatMap((id) => {
    const { from, to, school_days } = record[id];
    const name = PERIOD_WORDS[id];
    if (from === null && to === null && school_days === null) return [];
    const missing = [from === null && "from", to === null && "to", school_days === null && "school_days"].find(Boolean);
    if (missing)
      return [{ field: `period-${id}-${missing}`, text: `${name}: fill in first day, last day and school days.` }];
    return from !== null && to !== null && from > to
      ? [{ field: `period-${id}-to`, text: `${name}: the last day is before the first.` }]
      : [];
  });
}

/** `3 Sep 2025 to 19 Dec 2025`, or what a period without dates is called. */
export function spanWords(record: ImpactRecord, id: PeriodId): string {
  const { from, to } = record[id];
  return from === null || to === null ? PERIOD_WORDS[id] : `${paperDay(from)} to ${paperDay(to)}`;
}

/** One of the eight kinds with its measures. */
export interface Evidence {
  readonly id: string;
  readonly title: string;
  readonly shows: "adults" | "pupils";
  readonly measures: readonly Measure[];
}

/** The kinds in the programme's order. */
export function evidenceOf(measures: Measures): Evidence[] {
  return Object.entries(measures.evidence).flatMap(([id, title]) => {
    const own = measures.measures.filter((one) => one.evidence === id);
    const plain = title.replace(/\s*\([^()]*\)$/, "");
    const [first] = own;
    return first === undefined
      ? []
      : [{ id, title: plain.charAt(0).toUpperCase() + plain.slice(1), shows: first.shows, measures: own }];
  });
}

/** How many measures of a kind have something for both periods, and for one. */
export function filledIn(record: ImpactRecord, measures: readonly Measure[]): { both: number; any: number } {
  const has = (measure: Measure, period: PeriodId): boolean =>
    isFigure(measure)
      ? typeof record[period].figures.get(measure.id)?.count === "number"
      : record.words.has(wordKey(measure, period));
  return {
    both: measures.filter((one) => has(one, "baseline") && has(one, "now")).length,
    any: measures.filter((one) => has(one, "baseline") || has(one, "now")).length,
  };
}
