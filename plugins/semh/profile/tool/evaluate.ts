/** Whether support helped: the same count over as many days of the same season, and no more said than the numbers allow. */
import type { Result } from "../../audits/workbench/fields.ts";
import { type Comparing, refusalWords, type Stretch } from "../../impact/impact.ts";
import type { Count, Pupil, Support } from "./book.ts";

export type Verdict = "better" | "same" | "worse" | "too-early";
export const VERDICTS: readonly { id: Verdict; label: string }[] = [
  { id: "better", label: "Better" },
  { id: "same", label: "Same" },
  { id: "worse", label: "Worse" },
  { id: "too-early", label: "Too early to say" },
];
/** Fewer school days than this are too early to say. */
export const SHORTEST_STRETCH = 20;
/** Below this many pupils there are counts, and no share; below the second nothing is published. */
export const ENOUGH = 20;
export const FEW = 5;

/** Judge one provision, or say why it cannot be judged. Periods are compared by the limits that impact.yml holds. */
export function verdictOf({ before, after, better }: Support, comparing: Comparing): Result<Verdict> {
  if (before.value === null) return no("There is no figure from before.");
  if (after.value === null) return { ok: true, value: "too-early" };
  const refusal = refusalWords(comparing, stretchOf(before), stretchOf(after));
  if (refusal !== null) return no(refusal);
  if ((after.days ?? 0) < SHORTEST_STRETCH) return { ok: true, value: "too-early" };
  if (after.value === before.value) return { ok: true, value: "same" };
  const fell = after.value < before.value;
  return { ok: true, value: fell === (better === "lower") ? "better" : "worse" };
}

/** Whether the count got better. */
export function didHelp(support: Support, comparing: Comparing): boolean {
  const verdict = verdictOf(support, comparing);
  return verdict.ok && verdict.value === "better";
}

/** What came of one kind of provision. */
export interface Outcome {
  readonly what: string;
  readonly pupils: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly refused: number;
  /** The middle change, or null when nothing could be compared. */
  readonly middle: number | null;
  readonly compared: number;
}

/** Every provision of all pupils, by what it is, the most used first. */
export function results(pupils: readonly Pupil[], comparing: Comparing): Outcome[] {
  const groups = new Map<string, Support[]>();
  for (const support of pupils.flatMap((one) => one.supports)) {
    const key = support.what.trim().toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), support]);
  }
  return [...groups.values()].map((one) => resultOf(one, comparing)).sort((one, two) => two.pupils - one.pupils);
}

function resultOf(supports: Support[], comparing: Comparing): Outcome {
  const verdicts: Record<Verdict, number> = { better: 0, same: 0, worse: 0, "too-early": 0 };
  const changes: number[] = [];
  let refused = 0;
  for (const one of supports) {
    const verdict = verdictOf(one, comparing);
    if (!verdict.ok) refused += 1;
    else {
      verdicts[verdict.value] += 1;
      if (verdict.value !== "too-early") changes.push((one.after.value ?? 0) - (one.before.value ?? 0));
    }
  }
  return {
    what: supports[0]?.what ?? "",
    pupils: supports.length,
    verdicts,
    refused,
    middle: median(changes),
    compared: changes.length,
  };
}

/** What may be said of so many pupils. */
export function strength(compared: number): string {
  if (compared < FEW) return "Too few to say, and too few to publish: somebody would be recognised.";
  if (compared < ENOUGH) return "Too few to say. Give the counts and the middle change, and no percentages.";
  return "Give the counts. Say also what happened to similar pupils who had no support.";
}

/** Provisions whose review day has come, the oldest first. */
export function dueReviews(pupils: readonly Pupil[], today: string): { pupil: Pupil; support: Support }[] {
  return pupils
    .flatMap((pupil) => pupil.supports.map((support) => ({ pupil, support })))
    .filter(({ support }) => support.ended === null && support.review !== null && support.review <= today)
    .sort((one, two) => (one.support.review ?? "").localeCompare(two.support.review ?? ""));
}

/** Whether the pupil has support that has not ended. */
export function hasSupport(pupil: Pupil): boolean {
  return pupil.supports.some((one) => one.ended === null);
}

function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((one, two) => one - two);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] as number, sorted[middle] as number];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

function stretchOf({ from, to, days }: Count): Stretch {
  return { from, to, school_days: days };
}

function no(problem: string): Result<never> {
  return { ok: false, problem };
}
