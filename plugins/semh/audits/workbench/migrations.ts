/** Brings an older file of the Workbench up to the version that this page reads, one pure step at a time. */

export const FORMAT = "semh-workbench";

/** The version this page writes, and the newest it reads. 1: audits. 2: plans and sets of answers too. 3: policies too. 4: the programme and its impact. */
export const VERSION = 4;

/** A step takes the parsed file of its version and returns a new one of the next. It never changes what it was given. */
export type Step = (file: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/**
 * `STEPS[n]` leads from version n to n + 1. A new list of records takes a new version and a step that
 * adds the empty list, so that an older page refuses the file in words instead of hiding half of it.
 */
export const STEPS: ReadonlyMap<number, Step> = new Map<number, Step>([
  [1, (file) => ({ ...file, plans: [], groups: [] })],
  [2, (file) => ({ ...file, policies: [] })],
  [3, (file) => ({ ...file, programmes: [], impacts: [] })],
]);

/** Run every step from the file's version to the current one. Throws when a step is missing: a fault of this code. */
export function migrate(
  file: Readonly<Record<string, unknown>>,
  from: number,
  steps: ReadonlyMap<number, Step> = STEPS,
  to = VERSION,
): Readonly<Record<string, unknown>> {
  let current = file;
  for (let version = from; version < to; version += 1) {
    const step = steps.get(version);
    if (step === undefined) throw new Error(`No migration from version ${version}.`);
    current = { ...step(current), version: version + 1 };
  }
  return current;
}
