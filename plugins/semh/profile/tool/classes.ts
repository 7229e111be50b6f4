/** Who is to be talked about, class by class, and who of them has no support. For those who work with the vault, never to share. */
import type { Pupil } from "./book.ts";
import type { Scored } from "./counts.ts";
import { dueReviews, hasSupport } from "./evaluate.ts";

/** One class; the pupils are those to act on. */
export interface ClassLine {
  readonly name: string;
  readonly pupils: number;
  /** Pupils with an entry. */
  readonly entered: number;
  readonly talk: number;
  readonly without: readonly Pupil[];
  readonly due: number;
}

/** Every class with its figures, those without a class last. */
export function classLines(lines: readonly Scored[], today: string): ClassLine[] {
  const groups = new Map<string, Scored[]>();
  for (const line of lines) {
    const key = line.pupil.class;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups]
    .sort(([one], [two]) => Number(one === "") - Number(two === "") || one.localeCompare(two, "en", { numeric: true }))
    .map(([name, group]) => lineOf(name, group, today));
}

function lineOf(name: string, group: readonly Scored[], today: string): ClassLine {
  const pupils = group.map((one) => one.pupil);
  const talk = group.filter((one) => one.profile?.talk);
  return {
    name,
    pupils: group.length,
    entered: group.filter((one) => one.profile !== null).length,
    talk: talk.length,
    without: talk.map((one) => one.pupil).filter((one) => !hasSupport(one)),
    due: dueReviews(pupils, today).length,
  };
}
