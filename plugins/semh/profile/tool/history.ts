/** What is so, why, and what changed since the entry before: by itself, because a point lapsed, or because the facts changed. */
import { type Entry, keyStageOf, latest, NO_FACTS, type Pupil } from "./book.ts";
import { type Factor, type Profile, profileOf, type Rules, type ScoreId } from "./scoring.ts";

/** What happened to one factor since last time. */
export interface Move {
  readonly factor: Factor;
  readonly how: "new" | "gone" | "expired" | "replaced";
}

/** The change between two entries. `from` is the day of the older. */
export interface Change {
  readonly from: string;
  readonly points: Readonly<Record<ScoreId, readonly [number, number]>>;
  readonly moves: readonly Move[];
  readonly rulesChanged: boolean;
}

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

/** What changed from the last entry but one, as it stood on its day, to now. Null when there is only one. */
export function changeOf(pupil: Pupil, rules: Rules, today: string): Change | null {
  const [now, before] = [latest(pupil), pupil.entries[pupil.entries.length - 2]];
  if (now === undefined || before === undefined) return null;
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
    rulesChanged: before.rules !== now.rules,
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
