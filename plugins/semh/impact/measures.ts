/** What the page hands to the impact tool: the measures, their limits and cautions, as impact.yml has them. */
import * as v from "valibot";

const nullable = <T extends v.GenericSchema>(item: T) => v.optional(v.nullable(item), null);

const NationalSchema = v.object({
  value: v.number(),
  period: v.string(),
  time: v.picklist(["year", "autumn", "spring", "summer"]),
  who: v.string(),
  source: v.string(),
});

const MeasureSchema = v.object({
  id: v.string(),
  evidence: v.string(),
  shows: v.picklist(["adults", "pupils"]),
  title: v.string(),
  kind: v.picklist(["per-100", "percent", "average", "words", "audit"]),
  counts: v.string(),
  of: nullable(v.picklist(["pupils", "teachers", "own"])),
  of_words: nullable(v.string()),
  people: v.boolean(),
  halves: v.boolean(),
  part_of: nullable(v.string()),
  better: v.picklist(["lower", "higher", "neither"]),
  definition: v.string(),
  source: nullable(v.string()),
  national: v.array(NationalSchema),
  cautions: v.array(v.string()),
});

const MeasuresSchema = v.object({
  version: v.string(),
  title: v.string(),
  rules: v.object({
    smallest: v.number(),
    rates_from: v.number(),
    base_change: v.number(),
    length_within: v.number(),
    season_within: v.number(),
  }),
  refusals: v.object({ dates: v.string(), order: v.string(), length: v.string(), season: v.string() }),
  cautions: v.array(v.object({ id: v.string(), text: v.string() })),
  measures: v.array(MeasureSchema),
  evidence: v.record(v.string(), v.string()),
  sources: v.record(v.string(), v.object({ title: v.string(), url: nullable(v.string()), date: nullable(v.string()) })),
});

/** A national figure for orientation: whose, of which time, from which source. */
export type National = v.InferOutput<typeof NationalSchema>;
/** One measure; impact.yml's head says what each field means. */
export type Measure = v.InferOutput<typeof MeasureSchema>;
/** The whole definition. `evidence`: the eight kinds by id; `sources`: what definitions and national figures come from. */
export type Measures = v.InferOutput<typeof MeasuresSchema>;
export type Limits = Measures["rules"];
/** Why two periods are not compared. */
export type Refusal = keyof Measures["refusals"];

/** Read what the build wrote. Throws when it wrote something else: that is a fault of the build, not of a person. */
export function readMeasures(raw: unknown): Measures {
  return v.parse(MeasuresSchema, raw);
}

/** Whether a measure is a count with something to divide it by. */
export function isFigure(measure: Measure): boolean {
  return measure.kind !== "words" && measure.kind !== "audit";
}
