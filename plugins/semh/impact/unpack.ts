/** What measures.js brings: the measures and the prepared slides of the deck (plugins/semh/impact/script.py). */
import * as v from "valibot";
import type { DeckParts } from "../audits/workbench/office/deck.ts";
import { unpacked } from "../audits/workbench/unpacked.ts";
import { type Measures, readMeasures } from "./measures.ts";

const texts = v.record(v.string(), v.string());
const kinds = v.object({ text: v.string(), heading: v.string(), chart: v.string() });
const room = v.tuple([v.number(), v.number()]);
const DeckSchema = v.object({
  parts: texts,
  slides: kinds,
  layouts: kinds,
  notes: v.string(),
  chart: v.string(),
  rooms: v.object({ title: room, text: room, chart: room }),
  sizes: v.object({ title: v.number(), largest: v.number(), smallest: v.number() }),
  colours: v.array(v.string()),
});

/** Everything of the script. */
export interface ImpactData {
  readonly measures: Measures;
  readonly deck: DeckParts;
}

/** Unpack what measures.js set: JSON packed with gzip, in base 64; null for a site without measures. Throws when it is something else. */
export function unpackImpact(packed: unknown): ImpactData | null {
  if (packed === null) return null;
  const raw = JSON.parse(unpacked(v.parse(v.string(), packed)));
  return { measures: readMeasures(raw.measures), deck: v.parse(DeckSchema, raw.deck) };
}
