/** The record of the programme's impact: figures of two periods, and what the school says of them in words. */
import type { Figure, Period } from "../../impact/impact.ts";
import type { Extra } from "./json.ts";
import { newId } from "./model.ts";
import { counted } from "./words.ts";

/** One period. Besides what is counted with, it hands on fields that this page does not know. */
export interface RecordPeriod extends Period {
  readonly extra: Extra;
}

/** Figures before and now. What may be shown of them is worked out by plugins/semh/impact, never here. */
export interface ImpactRecord {
  readonly kind: "impact";
  readonly record_id: string;
  readonly name: string;
  readonly created: string;
  readonly updated: string;
  readonly baseline: RecordPeriod;
  readonly now: RecordPeriod;
  /** By measure or by another name that the screens give. */
  readonly words: ReadonlyMap<string, string>;
  readonly extra: Extra;
}

/** The two periods of a record. */
export const PERIODS = ["baseline", "now"] as const;

export const EMPTY_FIGURE: Figure = { count: null, of: null };

/** A period with nothing typed in. */
export function emptyPeriod(): RecordPeriod {
  const figures = new Map<string, Figure>();
  return { from: null, to: null, school_days: null, pupils: null, teachers: null, figures, extra: {} };
}

/** An empty record. */
export function newImpact(name: string, at: string): ImpactRecord {
  const [baseline, now] = [emptyPeriod(), emptyPeriod()];
  return {
    kind: "impact",
    record_id: newId(),
    name,
    created: at,
    updated: at,
    baseline,
    now,
    words: new Map(),
    extra: {},
  };
}

/** `8 figures before, 6 figures now, 2 notes`: what is in a record. */
export function impactWords({ baseline, now, words }: ImpactRecord): string {
  const parts = [
    `${counted(baseline.figures.size, "figure")} before`,
    `${counted(now.figures.size, "figure")} now`,
    words.size > 0 && counted(words.size, "note"),
  ];
  return parts.filter(Boolean).join(", ");
}
