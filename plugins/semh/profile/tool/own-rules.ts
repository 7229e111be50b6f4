/** The rules as a school adapted them: what it changed, laid over the programme's rules, and the version that says so. */
import * as v from "valibot";
import type { Band, Factor, Rules, ScoreId } from "./scoring.ts";
import { dayOf } from "./words.ts";

const count = v.pipe(v.number(), v.finite());
const day = v.pipe(v.string(), v.regex(/^(\d{4}-\d{2}-\d{2})?$/));
const factorId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));
const words = v.pipe(v.string(), v.maxLength(2000));
const numbers = v.record(factorId, count);

/** A factor of the school's own. */
const OwnFactorSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^own-[a-z0-9]{1,20}$/)),
  score: v.picklist(["vulnerability", "behaviour"]),
  points: count,
  text: words,
  means: words,
});

const OwnBandSchema = v.object({ id: factorId, title: words, vulnerability: count, behaviour: count });

/** Everything that a school can change, and nothing else: red flags and protective factors are no part of it. */
export const OwnRulesSchema = v.object({
  on: day,
  off: v.pipe(v.array(factorId), v.maxLength(200)),
  points: numbers,
  caps: numbers,
  bands: v.pipe(v.array(OwnBandSchema), v.maxLength(20)),
  own: v.pipe(v.array(OwnFactorSchema), v.maxLength(100)),
});

export type OwnRules = v.InferOutput<typeof OwnRulesSchema>;
export type OwnFactor = v.InferOutput<typeof OwnFactorSchema>;

/** The group of the school's own factors of a score, whose points go up to its cap. */
export function ownGroup(score: ScoreId): string {
  return `own-${score}`;
}

/** Nothing changed yet. */
export function unchanged(base: Rules): OwnRules {
  const bands = base.bands.map(({ id, title, vulnerability, behaviour }) => ({ id, title, vulnerability, behaviour }));
  return { on: "", off: [], points: {}, caps: {}, bands, own: [] };
}

/** The rules that score. What the school changed and the programme's rules no longer know is passed over. */
export function withOwn(base: Rules, own: OwnRules): Rules {
  const kept = base.factors.filter((one) => !own.off.includes(one.id));
  const factors = kept.map((one) => ({ ...one, points: numberOf(own.points, one.id) ?? one.points }));
  const caps = Object.fromEntries([...Object.entries(base.caps), ...Object.entries(own.caps)]);
  const bands = base.bands.map((band): Band => ({ ...band, ...own.bands.find((one) => one.id === band.id) }));
  return { ...base, version: versionOf(base, own), factors: [...factors, ...own.own.map(factorOf)], caps, bands };
}

/** Whether the rules can score: bands rise, and each score has a factor. Rules made for another edition may not. */
export function canScore(rules: Rules): boolean {
  const rises = ({ id }: { id: ScoreId }) =>
    rules.bands.every((band, at) => band[id] > (rules.bands[at - 1]?.[id] ?? -1)) && rules.bands[0]?.[id] === 0;
  const hasFactor = ({ id }: { id: ScoreId }) => rules.factors.some((one) => one.score === id);
  return rules.scores.every((one) => rises(one) && hasFactor(one));
}

/** `2026.1, adapted by the school on 3 Dec 2026, mark 7K2Q`: the same mark, the same rules. */
export function versionOf(base: Rules, own: OwnRules): string {
  return base.version + adaptedWords(own);
}

/** What stands behind the programme's version. */
export function adaptedWords(own: OwnRules): string {
  return `, adapted by the school on ${dayOf(own.on)}, mark ${markOf(own)}`;
}

/** Four letters and digits that stand for what the rules are, whenever and wherever they were adapted. */
export function markOf({ off, points, caps, bands, own }: OwnRules): string {
  const sorted = (from: Record<string, number>) => Object.entries(from).sort();
  const text = JSON.stringify([
    [...off].sort(),
    sorted(points),
    sorted(caps),
    bands.map((one) => [one.id, one.title, one.vulnerability, one.behaviour]),
    own.map((one) => [one.id, one.score, one.points, one.text, one.means]).sort(),
  ]);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36).toUpperCase().padStart(4, "0").slice(-4);
}

/** The number that the school gave for an id. */
export function numberOf(from: Readonly<Record<string, number>>, id: string): number | undefined {
  const found: unknown = from[id];
  return typeof found === "number" ? found : undefined;
}

/** How a factor is called on a screen: its id, or `Own` for one of the school's. */
export function shortName(factor: Pick<Factor, "id">): string {
  return factor.id.startsWith("own-") ? "Own" : factor.id.toUpperCase();
}

function factorOf({ id, score, points, text, means }: OwnFactor): Factor {
  return {
    id,
    score,
    points,
    text,
    means,
    evidence: "as the school has agreed",
    replaces: [],
    group: ownGroup(score),
    expires: null,
    looks_at: null,
    key_stages: [],
    restricted: false,
  };
}
