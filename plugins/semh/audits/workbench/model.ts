/** An audit with its answers, as a person fills it in. */
import type { Definition, Priority, Statement } from "./definition.ts";
import type { Extra } from "./json.ts";

export const NOT_APPLICABLE = "na";
export const DONT_KNOW = "dont-know";

/** How sure the person is of an answer, as stored and as shown. */
export const CONFIDENCES = [
  { id: "low", label: "Not sure" },
  { id: "medium", label: "Fairly sure" },
  { id: "high", label: "Sure" },
] as const;

/** One answer. `now` is a rating id, `na`, `dont-know`, or null for not answered; the four are never the same thing. */
export interface Answer {
  readonly now: string | null;
  readonly priority: string | null;
  readonly evidence: string;
  readonly owner: string;
  /** A day, `2026-11-24`, or null. */
  readonly date: string | null;
  readonly confidence: string | null;
  /** When it was last changed, ISO 8601 in UTC, or null. */
  readonly updated: string | null;
  readonly extra: Extra;
}

/** One named audit in this browser. `statements` are the ids that were asked in `definition_version`. */
export interface AuditRecord {
  readonly kind: "audit";
  readonly record_id: string;
  readonly definition_id: string;
  readonly definition_version: string;
  readonly name: string;
  readonly created: string;
  readonly updated: string;
  readonly statements: readonly string[];
  readonly answers: ReadonlyMap<string, Answer>;
  readonly extra: Extra;
}

/** The school, typed once. */
export interface School {
  readonly name: string;
  readonly extra: Extra;
}

export const EMPTY_ANSWER: Answer = {
  now: null,
  priority: null,
  evidence: "",
  owner: "",
  date: null,
  confidence: null,
  updated: null,
  extra: {},
};

/** A random id for a record or a save: twenty letters and digits. Works on pages without a secure context too. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join("");
}

/** An empty record of an audit. */
export function newRecord(definition: Definition, name: string, at: string): AuditRecord {
  return {
    kind: "audit",
    record_id: newId(),
    definition_id: definition.id,
    definition_version: definition.version,
    name,
    created: at,
    updated: at,
    statements: definition.sections.flatMap((section) => section.statements.map((one) => one.id)),
    answers: new Map(),
    extra: {},
  };
}

/** The record with one answer changed. */
export function withAnswer(record: AuditRecord, id: string, change: Partial<Answer>, at: string): AuditRecord {
  const before = record.answers.get(id) ?? EMPTY_ANSWER;
  const answers = new Map(record.answers);
  answers.set(id, { ...before, ...change, updated: at });
  return { ...record, answers, updated: at };
}

/** The record with one answer taken away again; what a newer tool stored beside it stays. */
export function withoutAnswer(record: AuditRecord, id: string, at: string): AuditRecord {
  const answers = new Map(record.answers);
  const extra = record.answers.get(id)?.extra ?? {};
  if (Object.keys(extra).length > 0) answers.set(id, { ...EMPTY_ANSWER, extra, updated: at });
  else answers.delete(id);
  return { ...record, answers, updated: at };
}

/** Whether two answers say the same; when they were changed does not matter. */
export function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  const a = one ?? EMPTY_ANSWER;
  const b = other ?? EMPTY_ANSWER;
  return (
    a.now === b.now &&
    a.priority === b.priority &&
    a.evidence === b.evidence &&
    a.owner === b.owner &&
    a.date === b.date &&
    a.confidence === b.confidence &&
    JSON.stringify(a.extra) === JSON.stringify(b.extra)
  );
}

/** The statement ids whose answers differ between two records. */
export function differingAnswers(one: AuditRecord, other: AuditRecord): string[] {
  const ids = new Set([...one.answers.keys(), ...other.answers.keys()]);
  return [...ids].filter((id) => !sameAnswer(one.answers.get(id), other.answers.get(id)));
}

/** Whether two audits hold the same work. */
export function sameAudit(one: AuditRecord, other: AuditRecord): boolean {
  return (
    one.name === other.name &&
    one.definition_id === other.definition_id &&
    one.definition_version === other.definition_version &&
    one.statements.join() === other.statements.join() &&
    JSON.stringify(one.extra) === JSON.stringify(other.extra) &&
    differingAnswers(one, other).length === 0
  );
}

/** The priorities a person may choose: what the law requires cannot be low. */
export function prioritiesFor(definition: Definition, statement: Statement): Priority[] {
  return definition.priorities.filter((one) => statement.must === null || one.id !== "low");
}

/** The priority as it counts: a stored "low" on a legal requirement counts as not chosen. */
export function priorityOf(statement: Statement, answer: Answer): string | null {
  return statement.must !== null && answer.priority === "low" ? null : answer.priority;
}
