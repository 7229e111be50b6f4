/** Figures by the rules of impact.yml: the same as in the build (core/impact_figures.py); the examples of the file test both. */
import { isFigure, type Limits, type Measure, type Measures, type Refusal } from "./measures.ts";

/** A count as a person typed it, with what it is a part of where that is not the pupils or teachers of the period. */
export interface Figure {
  readonly count: number | null;
  readonly of: number | null;
}

/** How long a period was, and when. Days are `2026-11-24`; what is not typed yet is null. */
export interface Stretch {
  readonly from: string | null;
  readonly to: string | null;
  readonly school_days: number | null;
}

/** A period with its figures by measure. */
export interface Period extends Stretch {
  readonly pupils: number | null;
  readonly teachers: number | null;
  readonly figures: ReadonlyMap<string, Figure>;
}

/** What may be seen of a figure. Only this may be shown, copied or exported: what is hidden is in no field of it. */
export type Seen =
  | { readonly state: "rate"; readonly count: number; readonly of: number; readonly rate: number }
  | { readonly state: "count"; readonly count: number; readonly of: number }
  | { readonly state: "hidden" }
  | { readonly state: "missing" };

/** Why there is no difference: the periods, a figure that is hidden or missing, too few for a rate, a roll that changed. */
export type Silence = "refused" | "missing" | "hidden" | "few" | "base";

/** One measure in both periods: a difference of rates or the reason why there is none, and the cautions that go with it. */
export interface Result {
  readonly measure: Measure;
  readonly baseline: Seen;
  readonly now: Seen;
  readonly change: number | null;
  readonly silence: Silence | null;
  readonly cautions: readonly string[];
}

const DAY = 24 * 60 * 60 * 1000;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Why the periods may not be compared, or null. */
export function refusalOf(limits: Limits, baseline: Stretch, now: Stretch): Refusal | null {
  const before = spanOf(baseline);
  const after = spanOf(now);
  if (before === null || after === null) return "dates";
  if (after.from <= before.to) return "order";
  if (Math.abs(before.days - after.days) > limits.length_within) return "length";
  const apart = Math.max(daysApart(before.from, after.from), daysApart(before.to, after.to));
  return apart > limits.season_within ? "season" : null;
}

/** The limits and the words of a refusal; the profile compares by the same. */
export type Comparing = Pick<Measures, "rules" | "refusals">;

/** The sentence for a refusal, or null. */
export function refusalWords(measures: Comparing, baseline: Stretch, now: Stretch): string | null {
  const refusal = refusalOf(measures.rules, baseline, now);
  if (refusal === null) return null;
  const days = { "{baseline}": String(baseline.school_days), "{now}": String(now.school_days) };
  return measures.refusals[refusal].replace(/\{baseline\}|\{now\}/g, (slot) => days[slot as keyof typeof days]);
}

/** First and last day and the number of school days, or null when they are missing or cannot be. */
function spanOf(period: Stretch): { from: Date; to: Date; days: number } | null {
  const from = dayOf(period.from);
  const to = dayOf(period.to);
  const days = period.school_days;
  if (from === null || to === null || !isWhole(days) || from > to) return null;
  return days > Math.round((to.getTime() - from.getTime()) / DAY) + 1 ? null : { from, to, days };
}

/** Midnight UTC of a day; null for what is no day, such as 30 February. */
function dayOf(text: string | null): Date | null {
  if (text === null || !ISO_DAY.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? null : day;
}

/** How many days lie between two days of the year, whatever the year: 2 from 31 December to 2 January. */
export function daysApart(one: Date, other: Date): number {
  const apart = Math.abs(dayOfYear(one) - dayOfYear(other));
  return Math.min(apart, 365 - apart);
}

/** Counted as in a year without 29 February, which counts as the 28th. */
function dayOfYear(day: Date): number {
  const month = day.getUTCMonth();
  const date = month === 1 ? Math.min(day.getUTCDate(), 28) : day.getUTCDate();
  return Math.round((Date.UTC(2025, month, date) - Date.UTC(2025, 0, 1)) / DAY);
}

function isWhole(value: number | null): value is number {
  return value !== null && Number.isSafeInteger(value) && value > 0;
}

/** Every measure that has a figure in one of the periods. */
export function resultsOf(measures: Measures, baseline: Period, now: Period): Result[] {
  const refused = refusalOf(measures.rules, baseline, now) !== null;
  const before = seenIn(measures, baseline);
  const after = seenIn(measures, now);
  const general = measures.cautions.map((one) => one.text);
  return measures.measures
    .filter((one) => isFigure(one) && (baseline.figures.has(one.id) || now.figures.has(one.id)))
    .map((measure) => {
      const was = before.get(measure.id) ?? { state: "missing" };
      const is = after.get(measure.id) ?? { state: "missing" };
      const silence = silenceOf(measures.rules, refused, was, is);
      const change =
        silence === null && was.state === "rate" && is.state === "rate" ? twoDecimals(is.rate - was.rate) : null;
      return { measure, baseline: was, now: is, change, silence, cautions: [...measure.cautions, ...general] };
    });
}

function silenceOf(limits: Limits, refused: boolean, baseline: Seen, now: Seen): Silence | null {
  if (refused) return "refused";
  if (baseline.state === "missing" || now.state === "missing") return "missing";
  if (baseline.state === "hidden" || now.state === "hidden") return "hidden";
  if (baseline.state === "count" || now.state === "count") return "few";
  return Math.abs(now.of - baseline.of) * 100 > limits.base_change * baseline.of ? "base" : null;
}

/** What may be seen of each measure in one period: what is hidden cannot be worked out from what is not. */
export function seenIn(measures: Measures, period: Period): Map<string, Seen> {
  const hidden = hiddenIn(measures, period);
  const seen = (measure: Measure): Seen => {
    const known = knownIn(measure, period);
    if (known === null) return { state: "missing" };
    if (hidden.has(measure.id)) return { state: "hidden" };
    const { count, of } = known;
    if (of < measures.rules.rates_from) return { state: "count", count, of };
    return { state: "rate", count, of, rate: rateOf(measure, count, of) };
  };
  return new Map(measures.measures.map((one) => [one.id, seen(one)]));
}

/** A count and what it is divided by, or null when one of them is missing or cannot be. */
function knownIn(measure: Measure, period: Period): { count: number; of: number } | null {
  const figure = period.figures.get(measure.id);
  if (figure === undefined || !isFigure(measure)) return null;
  const of = measure.of === "pupils" ? period.pupils : measure.of === "teachers" ? period.teachers : figure.of;
  const { count } = figure;
  if (count === null || !(count >= 0) || !Number.isSafeInteger(count * 2) || !isWhole(of)) return null;
  return measure.kind === "percent" && count > of ? null : { count, of };
}

/** The rate to two decimals, a half rounded up. In whole numbers, so that the build comes to the same. */
export function rateOf(measure: Measure, count: number, of: number): number {
  const factor = measure.kind === "average" ? 1 : 100;
  return Math.floor((Math.round(count * 2) * factor * 100 + of) / (2 * of)) / 100;
}

function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Counts that are small, whose rest is small, or that would give away one that is. */
function hiddenIn(measures: Measures, period: Period): Set<string> {
  const isSmall = (count: number) => count > 0 && count < measures.rules.smallest;
  const hidden = new Set<string>();
  const counts = new Map<string, number>();
  for (const measure of measures.measures) {
    const known = knownIn(measure, period);
    if (known === null) continue;
    counts.set(measure.id, known.count);
    const rest = measure.people ? known.of - known.count : 0;
    if (isSmall(known.count) || isSmall(rest) || (measure.of !== "pupils" && isSmall(known.of))) hidden.add(measure.id);
  }
  for (const { id } of measures.measures) {
    const total = counts.get(id);
    if (total !== undefined && !hidden.has(id)) hideParts(measures, id, total, counts, hidden, isSmall);
  }
  return hidden;
}

/** Hide parts of a shown total that leave a small rest, one by one or together. */
function hideParts(
  measures: Measures,
  whole: string,
  total: number,
  counts: ReadonlyMap<string, number>,
  hidden: Set<string>,
  isSmall: (count: number) => boolean,
): void {
  const parts = measures.measures
    .filter((one) => one.part_of === whole && counts.has(one.id))
    .map((one) => ({ id: one.id, count: counts.get(one.id) ?? 0 }));
  for (const part of parts) if (isSmall(total - part.count)) hidden.add(part.id);
  const shown = parts.filter((part) => !hidden.has(part.id)).sort((a, b) => a.count - b.count);
  const rest = total - shown.reduce((sum, part) => sum + part.count, 0);
  const smallest = shown[0];
  if (smallest !== undefined && parts.length > 1 && isSmall(rest)) hidden.add(smallest.id);
}
