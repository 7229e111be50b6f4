/** What a new version of an audit means for a record that was started on an older one. */
import type { Definition, Statement } from "./definition.ts";
import { type AuditRecord, EMPTY_ANSWER } from "./model.ts";
import { statementsOf } from "./statements.ts";

/** The difference between the version a record was started on and the one on this page. */
export interface Upgrade {
  from: string;
  to: string;
  /** Statements that were not asked before; empty when the record does not say what was asked. */
  fresh: Statement[];
  /** Ids with an answer here that are no longer asked. */
  gone: string[];
  /** [old id, statement that takes its answer over]. */
  carried: [string, Statement][];
}

/** The difference, or null when the record is on this version already. */
export function upgradeOf(definition: Definition, record: AuditRecord): Upgrade | null {
  if (record.definition_version === definition.version) return null;
  const asked = statementsOf(definition);
  const ids = new Set(asked.map((one) => one.id));
  const before = new Set(record.statements);
  const answeredNow = (id: string) => (record.answers.get(id) ?? EMPTY_ANSWER).now !== null;
  const carried = asked.flatMap((statement): [string, Statement][] => {
    const old = answeredNow(statement.id) ? undefined : statement.replaces.find(answeredNow);
    return old === undefined ? [] : [[old, statement]];
  });
  return {
    from: record.definition_version,
    to: definition.version,
    fresh: before.size === 0 ? [] : asked.filter((one) => !before.has(one.id)),
    gone: [...record.answers.keys()].filter((id) => !ids.has(id)),
    carried,
  };
}

/** The record on the page's version. Answers are carried over to the statements that replace theirs; none is removed. */
export function upgraded(definition: Definition, record: AuditRecord, at: string): AuditRecord {
  const answers = new Map(record.answers);
  for (const [old, statement] of upgradeOf(definition, record)?.carried ?? []) {
    answers.set(statement.id, { ...(record.answers.get(old) ?? EMPTY_ANSWER), updated: at });
  }
  return {
    ...record,
    answers,
    definition_version: definition.version,
    statements: statementsOf(definition).map((one) => one.id),
    updated: at,
  };
}
