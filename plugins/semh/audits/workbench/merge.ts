/** Puts two windows' changes to the same audit together; only what both changed differently is left to the person. */
import { type Answer, type AuditRecord, EMPTY_ANSWER, sameAnswer } from "./model.ts";

/** The audit's name, as the key of a clash. No statement id starts with a colon. */
export const NAME_KEY = ":name";

/** One thing that both windows changed, and not to the same. */
export interface Clash {
  key: string;
  mine: Answer | string;
  theirs: Answer | string;
}

/** The two sets of changes in one record. Where they clash it holds `mine` until the person has chosen. */
export interface Merged {
  record: AuditRecord;
  clashes: Clash[];
}

/** Combine what this window changed since `base` with what another window saved meanwhile. */
export function threeWay(base: AuditRecord, mine: AuditRecord, theirs: AuditRecord): Merged {
  const clashes: Clash[] = [];
  const answers = new Map<string, Answer>();
  for (const key of new Set([...theirs.answers.keys(), ...mine.answers.keys()])) {
    const [was, here, there] = [base.answers.get(key), mine.answers.get(key), theirs.answers.get(key)];
    const settled = sameAnswer(here, was) || sameAnswer(here, there) ? there : here;
    if (!sameAnswer(here, was) && !sameAnswer(there, was) && !sameAnswer(here, there)) {
      clashes.push({ key, mine: here ?? EMPTY_ANSWER, theirs: there ?? EMPTY_ANSWER });
    }
    if (settled !== undefined) answers.set(key, settled);
  }
  let name = mine.name === base.name ? theirs.name : mine.name;
  if (mine.name !== base.name && theirs.name !== base.name && mine.name !== theirs.name) {
    clashes.push({ key: NAME_KEY, mine: mine.name, theirs: theirs.name });
    name = mine.name;
  }
  const newer = mine.definition_version === base.definition_version ? theirs : mine;
  const { definition_version, statements } = newer;
  const updated = mine.updated > theirs.updated ? mine.updated : theirs.updated;
  return { record: { ...theirs, name, answers, definition_version, statements, updated }, clashes };
}

/** The record with the person's choices put in: the keys for which the other window's version is to stand. */
export function settle(merged: Merged, takeTheirs: ReadonlySet<string>, at: string): AuditRecord {
  const answers = new Map(merged.record.answers);
  let name = merged.record.name;
  for (const clash of merged.clashes) {
    const chosen = takeTheirs.has(clash.key) ? clash.theirs : clash.mine;
    if (typeof chosen === "string") name = chosen;
    else answers.set(clash.key, chosen);
  }
  return { ...merged.record, name, answers, updated: at };
}
