/** Adapted rules beside the programme's, line by line in words. */
import { numberOf, type OwnRules, ownGroup, shortName } from "./own-rules.ts";
import type { Rules } from "./scoring.ts";

/** What differs from the programme's rules, one thing a line; empty when nothing does. */
export function differences(base: Rules, own: OwnRules): string[] {
  const name = (factor: Rules["factors"][number]) => `${shortName(factor)} ${factor.text}`;
  const scoreTitle = (id: string) => base.scores.find((one) => one.id === id)?.title ?? id;
  const off = base.factors.filter((one) => own.off.includes(one.id)).map((one) => `Off: ${name(one)}`);
  const points = base.factors
    .filter((one) => !own.off.includes(one.id) && (numberOf(own.points, one.id) ?? one.points) !== one.points)
    .map((one) => `${name(one)}: ${own.points[one.id]} points in place of ${one.points}`);
  const added = own.own.map((one) => `New in ${scoreTitle(one.score)}, ${one.points}: ${one.text}`);
  const caps = base.scores.flatMap(({ id, title }) => {
    const cap = numberOf(own.caps, ownGroup(id));
    return cap === undefined ? [] : [`Factors of your own in ${title} give ${cap} together at most`];
  });
  const groups = Object.entries(base.caps)
    .filter(([group, cap]) => (numberOf(own.caps, group) ?? cap) !== cap)
    .map(([group, cap]) => `The group ${group} gives ${own.caps[group]} together at most, in place of ${cap}`);
  return [...off, ...points, ...added, ...caps, ...groups, ...bandLines(base, own)];
}

function bandLines(base: Rules, own: OwnRules): string[] {
  return base.bands.flatMap((band) => {
    const mine = own.bands.find((one) => one.id === band.id) ?? band;
    const lines = mine.title === band.title ? [] : [`The band “${band.title}” is called “${mine.title}”`];
    const moved = base.scores
      .filter(({ id }) => mine[id] !== band[id])
      .map(({ id, title }) => `${title}: “${mine.title}” from ${mine[id]} in place of ${band[id]}`);
    return [...lines, ...moved];
  });
}
