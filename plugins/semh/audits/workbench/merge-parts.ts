/** What every kind of record needs to put two windows' changes together. */
import type { Clash } from "./merge.ts";

/** What either side has; gone only when one side took it away and the other left it as it was. */
export function unionOf<T>(
  base: ReadonlyMap<string, T>,
  mine: ReadonlyMap<string, T>,
  theirs: ReadonlyMap<string, T>,
  both: (here: T, there: T, was: T | undefined, key: string) => T,
): Map<string, T> {
  const union = new Map<string, T>();
  for (const key of new Set([...theirs.keys(), ...mine.keys()])) {
    const [was, here, there] = [base.get(key), mine.get(key), theirs.get(key)];
    if (here !== undefined && there !== undefined) union.set(key, both(here, there, was, key));
    else {
      const left = here ?? there;
      if (left !== undefined && (was === undefined || !same(was, left))) union.set(key, left);
    }
  }
  return union;
}

/**
 * A thing as each window would have it once the other's changes to other fields are in: the two are the same unless
 * both windows changed one field differently. `settled` are fields that need no person.
 */
export function bothSides<T extends object>(was: T, here: T, there: T, settled: Partial<T>): { mine: T; theirs: T } {
  const side = (first: T, second: T): T => {
    const out = { ...second };
    for (const field of Object.keys(first) as (keyof T)[]) {
      if (!same(first[field], was[field])) out[field] = first[field];
    }
    return { ...out, ...settled };
  };
  return { mine: side(here, there), theirs: side(there, here) };
}

/** A text that either window changed; what both changed differently is a clash. */
export function oneText(key: string, was: string, mine: string, theirs: string, clashes: Clash[]): string {
  if (mine !== was && theirs !== was && mine !== theirs) clashes.push({ key, mine, theirs });
  return mine === was ? theirs : mine;
}

/** Whether two things hold the same. */
export function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one, plain) === JSON.stringify(other, plain);
}

function plain(_: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}

/** The later of two moments. */
export function later(one: string, other: string): string {
  return one > other ? one : other;
}
