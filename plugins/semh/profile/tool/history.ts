/** What is so, why, and what changed since the entry before: by itself, because a point lapsed, or because the facts changed. */
import { type Entry, keyStageOf, latest, NO_FACTS, type Pupil } from "./book.ts";
import { type Factor, isAsked, type Profile, profileOf, type Rules, type ScoreId } from "./scoring.ts";

/** What happened to one factor since last time. */
export interface Move {
  readonly factor: Factor;
  readonly how: "new" | "gone" | "expired" | "replaced";
}

/** Rules that are not the same at two entries. Both are scored by `scoredBy`, without the factors not asked at the older. */
export interface OtherRules {
  readonly scoredBy: string;
  readonly before: string;
  readonly now: string;
  readonly notAsked: readonly Factor[];
}

/** The change between two entries. `from` is the day of the older; `other` is null where one set of rules made both. */
export interface Change {
  readonly from: string;
  readonly points: Readonly<Record<ScoreId, readonly [number, number]>>;
  readonly moves: readonly Move[];
  readonly other: OtherRules | null;
}

/** Which factors an entry by a version was asked; null for a version that nobody here knows. */
export type Asked = (version: string) => ReadonlySet<string> | null;

/** The change, or the reason why there is none to show. */
export type Compared =
  | { readonly state: "change"; readonly change: Change }
  | { readonly state: "one-entry" }
  | { readonly state: "unknown-rules"; readonly version: string };

/** The pupil's profile on a day by the newest entry; null without an entry or while the DSL has been told. */
export function currentProfile(pupil: Pupil, rules: Rules, today: string): Profile | null {
  const entry = latest(pupil);
  return entry ? profileAt(pupil, entry, rules, today) : null;
}

/** The day that counts: today, or the entry's own day when it lies later. */
export function dayFor(entry: Entry, today: string): string {
  return entry.on > today ? entry.on : today;
}

function profileAt(pupil: Pupil, entry: Entry, rules: Rules, today: string): Profile {
  return profileOf({ ...NO_FACTS, ...entry }, keyStageOf(pupil.year), rules, dayFor(entry, today));
}

/** What changed from the last entry but one, as it stood on its day, to now: both scored by the same rules. */
export function changeOf(pupil: Pupil, rules: Rules, today: string, asked: Asked): Compared {
  const [now, before] = [latest(pupil), pupil.entries[pupil.entries.length - 2]];
  if (now === undefined || before === undefined) return { state: "one-entry" };
  const isSame = before.rules === now.rules && now.rules === rules.version;
  if (isSame) return { state: "change", change: between(pupil, [before, now], rules, today, null) };
  const sets = [asked(before.rules), asked(now.rules)];
  const at = sets.indexOf(null);
  if (at >= 0) return { state: "unknown-rules", version: (at === 0 ? before : now).rules };
  const stage = keyStageOf(pupil.year);
  const wasAsked = (one: Factor) => sets.every((set) => set?.has(one.id));
  const notAsked = rules.factors.filter((one) => isAsked(one, stage) && !wasAsked(one));
  const common = { ...rules, factors: rules.factors.filter(wasAsked) };
  const other = { scoredBy: rules.version, before: before.rules, now: now.rules, notAsked };
  return { state: "change", change: between(pupil, [before, now], common, today, other) };
}

function between(
  pupil: Pupil,
  [before, now]: readonly [Entry, Entry],
  rules: Rules,
  today: string,
  other: OtherRules | null,
): Change {
  const [old, current] = [profileAt(pupil, before, rules, before.on), profileAt(pupil, now, rules, today)];
  const counted = (one: Profile) => [...one.vulnerability.counted, ...one.behaviour.counted];
  const lapsed = [...current.vulnerability.expired, ...current.behaviour.expired];
  const covered = [...current.vulnerability.replaced, ...current.behaviour.replaced];
  const [was, is] = [counted(old), counted(current)];
  const gone = was
    .filter((one) => !is.includes(one))
    .map((factor): Move => {
      if (lapsed.includes(factor)) return { factor, how: "expired" };
      return { factor, how: covered.includes(factor) ? "replaced" : "gone" };
    });
  const fresh = is.filter((one) => !was.includes(one)).map((factor): Move => ({ factor, how: "new" }));
  return {
    from: before.on,
    points: {
      vulnerability: [old.vulnerability.points, current.vulnerability.points],
      behaviour: [old.behaviour.points, current.behaviour.points],
    },
    moves: [...gone, ...fresh],
    other,
  };
}

/** Why the pupil is talked about, one reason a line. */
export function reasonsToTalk(pupil: Pupil, profile: Profile, rules: Rules): string[] {
  const from = rules.bands.findIndex((one) => one.id === rules.talk_from);
  const reasons = rules.scores
    .filter((one) => rules.bands.indexOf(profile[one.id].band) >= from)
    .map((one) => `${one.title} is in the band “${profile[one.id].band.title}”`);
  const entry = latest(pupil);
  if (entry?.concern) reasons.push(`Concern${entry.concernBy ? ` (${entry.concernBy})` : ""}`);
  for (const factor of [...profile.vulnerability.counted, ...profile.behaviour.counted])
    if (rules.talk_always.includes(factor.id)) reasons.push(factor.text);
  return reasons;
}
