/** Scoring by the rules of profile.yml: pure, and the same as semh/core/profile_scoring.py; the examples of the file test both. */

export type ScoreId = "vulnerability" | "behaviour";

/** A fact on record, and what it counts. */
export interface Factor {
  readonly id: string;
  readonly score: ScoreId;
  readonly points: number;
  readonly text: string;
  readonly means: string;
  readonly evidence: string;
  readonly replaces: readonly string[];
  readonly group: string | null;
  readonly expires: number | null;
  readonly looks_at: string | null;
  readonly key_stages: readonly string[];
  readonly restricted: boolean;
}

/** What a school may change, and how far (profile.yml says what each key means). */
export interface SchoolLimits {
  readonly most_points: number;
  readonly most_own: number;
  readonly most_cap: number;
  readonly title_letters: number;
  readonly means_letters: number;
  readonly keep_on: readonly string[];
  readonly never_points: readonly string[];
  readonly warning: string;
}

export interface Band {
  readonly id: string;
  readonly title: string;
  readonly vulnerability: number;
  readonly behaviour: number;
  readonly asks: string;
}

/** The rules as the page carries them. */
export interface Rules {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly about: string;
  readonly scores: readonly { readonly id: ScoreId; readonly title: string; readonly means: string }[];
  readonly caps: Readonly<Record<string, number>>;
  readonly factors: readonly Factor[];
  readonly protective: readonly { readonly id: string; readonly text: string }[];
  readonly red_flags: readonly string[];
  readonly red_flag_route: string;
  readonly bands: readonly Band[];
  readonly talk_from: string;
  readonly talk_always: readonly string[];
  readonly school: SchoolLimits | null;
}

/** What is on record about one pupil. Factors in neither list are answered no. `since` holds months such as 2026-07. */
export interface Facts {
  readonly yes: readonly string[];
  readonly notKnown: readonly string[];
  readonly since: Readonly<Record<string, string>>;
  readonly protective: readonly string[];
  readonly concern: boolean;
}

/** One score: points, band, the factors that gave them, and those that did not and why. */
export interface Reading {
  readonly points: number;
  readonly band: Band;
  readonly counted: readonly Factor[];
  readonly replaced: readonly Factor[];
  readonly expired: readonly Factor[];
  readonly unknown: readonly Factor[];
}

/** Both scores, never added; protective factors; whether the pupil is talked about. */
export interface Profile {
  readonly vulnerability: Reading;
  readonly behaviour: Reading;
  readonly protective: number;
  readonly unknown: number;
  readonly talk: boolean;
}

/** The profile of a pupil in a key stage on a day (`2026-11-24`). */
export function profileOf(facts: Facts, keyStage: string, rules: Rules, on: string): Profile {
  const vulnerability = readingOf("vulnerability", facts, keyStage, rules, on);
  const behaviour = readingOf("behaviour", facts, keyStage, rules, on);
  const level = (reading: Reading) => rules.bands.indexOf(reading.band);
  const from = rules.bands.findIndex((one) => one.id === rules.talk_from);
  const isHigh = level(vulnerability) >= from || level(behaviour) >= from;
  const always = [...vulnerability.counted, ...behaviour.counted].some((one) => rules.talk_always.includes(one.id));
  return {
    vulnerability,
    behaviour,
    protective: rules.protective.filter((one) => facts.protective.includes(one.id)).length,
    unknown: vulnerability.unknown.length + behaviour.unknown.length,
    talk: isHigh || facts.concern || always,
  };
}

/** Whether the factor is asked for in this key stage. */
export function isAsked(factor: Factor, keyStage: string): boolean {
  return factor.key_stages.length === 0 || factor.key_stages.includes(keyStage);
}

/** The highest band that so many points reach. */
export function bandAt(points: number, score: ScoreId, rules: Rules): Band {
  let reached = rules.bands[0] as Band;
  for (const band of rules.bands) if (band[score] <= points) reached = band;
  return reached;
}

/** The most points that a pupil can have, when everything that may stand together is answered yes. */
export function mostPoints(score: ScoreId, rules: Rules): number {
  const replaced = new Set(rules.factors.flatMap((one) => one.replaces));
  return sum(
    rules.factors.filter((one) => one.score === score && !replaced.has(one.id)),
    rules,
  );
}

/** Whether so many months have passed since the month of the event; without a month it stays. */
export function hasExpired(factor: Factor, since: string | undefined, on: string): boolean {
  if (factor.expires === null || since === undefined) return false;
  return monthsOf(on) - monthsOf(since) >= factor.expires;
}

function monthsOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

function readingOf(score: ScoreId, facts: Facts, keyStage: string, rules: Rules, on: string): Reading {
  const asked = askedIn(keyStage, rules)[score];
  const yes = pick(asked, facts.yes);
  const expired = yes.filter((one) => hasExpired(one, facts.since[one.id], on));
  const current = expired.length === 0 ? yes : yes.filter((one) => !expired.includes(one));
  const isReplaced = (factor: Factor) => current.some((one) => one.replaces.includes(factor.id));
  const counted = current.filter((one) => !isReplaced(one));
  const points = sum(counted, rules);
  return {
    points,
    band: bandAt(points, score, rules),
    counted,
    replaced: current.filter(isReplaced),
    expired,
    unknown: pick(asked, facts.notKnown).filter((one) => !yes.includes(one)),
  };
}

type Asked = Readonly<Record<ScoreId, readonly Factor[]>>;
/** What rules ask in each key stage: worked out once, since two thousand pupils are scored by the same. */
const ASKED = new WeakMap<Rules, Map<string, Asked>>();

function askedIn(keyStage: string, rules: Rules): Asked {
  const stages = ASKED.get(rules) ?? new Map<string, Asked>();
  const known = stages.get(keyStage);
  if (known) return known;
  const of = (score: ScoreId) => rules.factors.filter((one) => one.score === score && isAsked(one, keyStage));
  const asked = { vulnerability: of("vulnerability"), behaviour: of("behaviour") };
  ASKED.set(rules, stages.set(keyStage, asked));
  return asked;
}

function pick(factors: readonly Factor[], ids: readonly string[]): readonly Factor[] {
  return ids.length === 0 ? [] : factors.filter((one) => ids.includes(one.id));
}

/** The points of the factors, those of a group up to its cap. */
function sum(factors: readonly Factor[], rules: Rules): number {
  let total = 0;
  const groups = new Map<string, number>();
  for (const { group, points } of factors) {
    if (group === null) total += points;
    else groups.set(group, (groups.get(group) ?? 0) + points);
  }
  for (const [group, points] of groups) total += Math.min(points, rules.caps[group] ?? points);
  return total;
}
