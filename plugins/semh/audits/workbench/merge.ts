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
    const sides = bothSides(was ?? EMPTY_ANSWER, here ?? EMPTY_ANSWER, there ?? EMPTY_ANSWER);
    if (!sameAnswer(sides.mine, sides.theirs)) clashes.push({ key, ...sides });
    const settled = sameAnswer(sides.mine, there) ? there : sides.mine;
    if (settled !== undefined && (here !== undefined || !sameAnswer(here, settled))) answers.set(key, settled);
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

/**
 * An answer as each window would have it once the other's changes to other fields are in: the two are the same unless
 * both windows changed one field differently.
 */
function bothSides(was: Answer, here: Answer, there: Answer): { mine: Answer; theirs: Answer } {
  const pick = <F extends keyof Answer>(field: F, first: Answer, second: Answer): Answer[F] =>
    first[field] === was[field] ? second[field] : first[field];
  const side = (first: Answer, second: Answer): Answer => ({
    now: pick("now", first, second),
    priority: pick("priority", first, second),
    evidence: pick("evidence", first, second),
    owner: pick("owner", first, second),
    date: pick("date", first, second),
    confidence: pick("confidence", first, second),
    updated: (here.updated ?? "") > (there.updated ?? "") ? here.updated : there.updated,
    extra: there.extra,
  });
  return { mine: side(here, there), theirs: side(there, here) };
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
