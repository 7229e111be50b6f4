/** Where several people's answers agree and where they do not: lowest, median, highest, never below the group's minimum. */
import { isAnswered } from "./counts.ts";
import type { Definition, Section, Statement } from "./definition.ts";
import type { GroupRecord } from "./group.ts";

/** Figures for one statement, as places on the scale. `median` has two places when it lies between two ratings. */
export interface Figures {
  rated: number;
  lowest: number;
  median: readonly [number, number];
  highest: number;
  /** The ratings lie two steps or more apart. */
  disagree: boolean;
}

/** One statement; `figures` is null when too few people rated it. */
export interface Spread {
  section: Section;
  statement: Statement;
  figures: Figures | null;
}

/** Two ratings this far apart are called a disagreement. */
const APART = 2;

/** People in the set who answered anything at all. */
export function peopleIn(definition: Definition, group: GroupRecord): number {
  return [...group.responses.values()].filter(({ audit }) =>
    [...audit.answers.values()].some((one) => isAnswered(definition, one)),
  ).length;
}

/** Whether the set is large enough for figures. */
export function largeEnough(definition: Definition, group: GroupRecord): boolean {
  return peopleIn(definition, group) >= definition.group_minimum;
}

/** Every statement, those on which people are furthest apart first; without figures when the set is too small. */
export function spreads(definition: Definition, group: GroupRecord): Spread[] {
  const enough = largeEnough(definition, group);
  const list = definition.sections.flatMap((section) =>
    section.statements.map((statement): Spread => {
      const figures = enough ? figuresFor(definition, group, statement.id) : null;
      return { section, statement, figures };
    }),
  );
  return list.sort((a, b) => apart(b) - apart(a));
}

function apart({ figures }: Spread): number {
  return figures?.disagree ? figures.highest - figures.lowest : 0;
}

function figuresFor(definition: Definition, group: GroupRecord, id: string): Figures | null {
  const places = [...group.responses.values()]
    .map(({ audit }) => definition.ratings.findIndex((one) => one.id === audit.answers.get(id)?.now))
    .filter((place) => place >= 0)
    .sort((a, b) => a - b);
  // A statement that few people rated would show what those few said.
  if (places.length < definition.group_minimum) return null;
  const [lowest = 0, highest = 0] = [places[0], places.at(-1)];
  const lower = places[Math.floor((places.length - 1) / 2)] ?? 0;
  const upper = places[Math.ceil((places.length - 1) / 2)] ?? 0;
  return { rated: places.length, lowest, median: [lower, upper], highest, disagree: highest - lowest >= APART };
}

/** `Started`, or `between Started and In place`. */
export function medianWords(definition: Definition, [lower, upper]: readonly [number, number]): string {
  const label = (place: number) => definition.ratings[place]?.label ?? "";
  return lower === upper ? label(lower) : `between ${label(lower)} and ${label(upper)}`;
}

/** What people wrote about a statement: with their label, or in alphabetical order without one. Null below the minimum. */
export function notesOn(definition: Definition, group: GroupRecord, id: string): string[] | null {
  if (!largeEnough(definition, group)) return null;
  const notes = [...group.responses.values()].flatMap(({ label, audit }) => {
    const note = audit.answers.get(id)?.evidence.trim() ?? "";
    if (note === "") return [];
    return [definition.anonymous ? note : `${label}: ${note}`];
  });
  return definition.anonymous ? notes.sort() : notes;
}
