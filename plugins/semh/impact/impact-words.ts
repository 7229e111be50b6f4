/** What the figures say, in words: for the screen, for paper and for files alike. */
import type { Result, Seen } from "./impact.ts";
import type { Measure, National } from "./measures.ts";

const UNITS = { "per-100": "per 100 pupils", percent: "%", average: "days for each teacher" } as const;

/** `5.13 per 100 pupils (49)`, `7.38% (9,870 of 131,600)`, `11 of 16`, or why there is nothing. */
export function seenWords(measure: Measure, seen: Seen): string {
  if (seen.state === "missing") return "No figure";
  if (seen.state === "hidden") return "Not shown: small numbers";
  const part = measure.kind === "percent" ? `${grouped(seen.count)} of ${grouped(seen.of)}` : grouped(seen.count);
  return seen.state === "count" ? part : `${withUnit(measure, seen.rate)} (${part})`;
}

/** A rate with its unit: `5.13 per 100 pupils`, `7.38%`. */
export function withUnit(measure: Measure, rate: number): string {
  if (measure.kind === "percent") return `${grouped(rate)}%`;
  return `${grouped(rate)} ${measure.kind === "average" ? UNITS.average : UNITS["per-100"]}`;
}

/** `Lower by 1.04 per 100 pupils. Lower is what you hope for.`, or the reason why there is no difference. `refused` is the sentence for the periods. */
export function changeWords(result: Result, refused: string | null): string {
  const { measure, change, silence } = result;
  if (silence === "refused") return refused ?? "The periods cannot be compared.";
  if (silence === "missing") return "One of the two figures is missing.";
  if (silence === "hidden") return "A figure is not shown because it is small, so neither is the difference.";
  if (silence === "few") return "Too few for a rate: look at the counts.";
  if (silence === "base" || change === null) return `${baseWords(measure)}, so there is no difference.`;
  if (change === 0) return "The same.";
  const amount = grouped(Math.abs(change));
  const unit =
    measure.kind === "percent" ? "percentage points" : UNITS[measure.kind === "average" ? "average" : "per-100"];
  return `${change < 0 ? "Lower" : "Higher"} by ${amount} ${unit}. ${betterWords(measure)}`;
}

/** What is hoped for of a measure. It says nothing about why it changed. */
export function betterWords(measure: Measure): string {
  if (measure.better === "neither") return "Neither more nor less is better by itself.";
  return `${measure.better === "lower" ? "Lower" : "Higher"} is what you hope for.`;
}

/** `11.31 per 100 pupils in 2023/24 (all state-funded schools)` */
export function nationalWords(measure: Measure, national: National): string {
  return `${withUnit(measure, national.value)} in ${national.period} (${national.who})`;
}

function baseWords(measure: Measure): string {
  const of = measure.of === "own" ? (measure.of_words ?? "") : (measure.of ?? "");
  return `The number of ${of} changed by more than a fifth`;
}

/** `1,204`, `118.5` */
function grouped(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 2 });
}
