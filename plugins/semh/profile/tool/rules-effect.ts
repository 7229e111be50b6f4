/** What other rules would make of the pupils in the vault, as counts. */
import type { Pupil } from "./book.ts";
import { currentProfile } from "./history.ts";
import type { Rules } from "./scoring.ts";

export interface Effect {
  readonly scored: number;
  /** How many are talked about by the rules in use, and by the others. */
  readonly talk: readonly [number, number];
  /** How many are in the highest band of either score. */
  readonly highest: readonly [number, number];
  /** How many change their band in either score. */
  readonly moved: number;
}

/** Try other rules on every pupil. */
export function effectOf(pupils: readonly Pupil[], inUse: Rules, others: Rules, today: string): Effect {
  const pairs = pupils.flatMap((one) => {
    const [now, then] = [currentProfile(one, inUse, today), currentProfile(one, others, today)];
    return now && then ? [{ now, then }] : [];
  });
  const top = inUse.bands[inUse.bands.length - 1]?.id;
  const isTop = (one: (typeof pairs)[number]["now"]) =>
    one.vulnerability.band.id === top || one.behaviour.band.id === top;
  const count = (fits: (one: (typeof pairs)[number]) => boolean) => pairs.filter(fits).length;
  return {
    scored: pairs.length,
    talk: [count((one) => one.now.talk), count((one) => one.then.talk)],
    highest: [count((one) => isTop(one.now)), count((one) => isTop(one.then))],
    moved: count(
      ({ now, then }) =>
        now.vulnerability.band.id !== then.vulnerability.band.id || now.behaviour.band.id !== then.behaviour.band.id,
    ),
  };
}

/** The effect in sentences. */
export function effectWords({ scored, talk, highest, moved }: Effect): string {
  if (scored === 0) return "No pupil has an entry yet.";
  return `Of ${scored} pupils with an entry, ${moved} change their band. To talk about: ${talk[1]} (now ${talk[0]}). In the highest band: ${highest[1]} (now ${highest[0]}); it should hold no more pupils than you can really plan for.`;
}
