/** Everything that is kept as a record of its own: audits, plans and sets of answers, and the file that holds them all. */
import type { GroupRecord } from "./group.ts";
import type { ImpactRecord } from "./impact-record.ts";
import type { Extra } from "./json.ts";
import { type AuditRecord, newId, type School, sameAudit } from "./model.ts";
import type { PlanRecord } from "./plan.ts";
import type { PolicyRecord } from "./policy.ts";
import type { ProgrammeRecord } from "./programme.ts";
import { counted } from "./words.ts";
import { recordToJson } from "./write-record.ts";

/** One record. A further tool adds its own kind here, in read-record.ts and in write-record.ts. */
export type WorkRecord = AuditRecord | PlanRecord | GroupRecord | PolicyRecord | ProgrammeRecord | ImpactRecord;
export type Kind = WorkRecord["kind"];

/** All that goes into one file. `extra` holds fields of tools that this page does not know. */
export interface Workbench {
  readonly school: School;
  readonly audits: readonly AuditRecord[];
  readonly plans: readonly PlanRecord[];
  readonly groups: readonly GroupRecord[];
  readonly policies: readonly PolicyRecord[];
  readonly programmes: readonly ProgrammeRecord[];
  readonly impacts: readonly ImpactRecord[];
  readonly extra: Extra;
}

/** The list of the file in which each kind stands. */
export const LISTS = {
  audit: "audits",
  plan: "plans",
  group: "groups",
  policy: "policies",
  programme: "programmes",
  impact: "impacts",
} as const satisfies Record<Kind, string>;

/** What a record is called in a sentence. */
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  audit: "audit",
  plan: "plan",
  group: "set of answers",
  policy: "set of policies",
  programme: "programme record",
  impact: "impact record",
};

/** `2 audits, 1 plan`, for how many there are of each kind; no audits are said too. */
export function countWords(count: (kind: Kind) => number): string {
  const words = (Object.keys(KIND_WORDS) as Kind[]).map((kind) => {
    // "sets of answers": the first word takes the plural.
    const many = KIND_WORDS[kind].replace(/^set|$/, (word) => `${word}s`);
    return (count(kind) > 0 || kind === "audit") && counted(count(kind), KIND_WORDS[kind], many);
  });
  return words.filter(Boolean).join(", ");
}

/** All records of a Workbench. */
export function allRecords(workbench: Workbench): WorkRecord[] {
  return Object.values(LISTS).flatMap((list): readonly WorkRecord[] => workbench[list]);
}

/** Records sorted into the lists of a Workbench. */
export function sortedOut(records: readonly WorkRecord[]): Pick<Workbench, (typeof LISTS)[Kind]> {
  return {
    audits: records.filter((one) => one.kind === "audit"),
    plans: records.filter((one) => one.kind === "plan"),
    groups: records.filter((one) => one.kind === "group"),
    policies: records.filter((one) => one.kind === "policy"),
    programmes: records.filter((one) => one.kind === "programme"),
    impacts: records.filter((one) => one.kind === "impact"),
  };
}

/** A copy with an id of its own. */
export function duplicateOf<R extends WorkRecord>(record: R, name: string, at: string): R {
  return { ...record, record_id: newId(), name, created: at, updated: at };
}

/** Whether two records hold the same work; when they were made or changed does not matter. */
export function sameRecord(one: WorkRecord, other: WorkRecord): boolean {
  if (one.kind === "audit" && other.kind === "audit") return sameAudit(one, other);
  return one.kind === other.kind && workText(one) === workText(other);
}

/** The record's work as text, without its id and without the times of changes. */
function workText(record: WorkRecord): string {
  return JSON.stringify(recordToJson({ ...record, record_id: "" }), (key, value) =>
    key === "created" || key === "updated" ? undefined : value,
  );
}
