/** Writes one record as it stands in a file and in the browser's store; equal work gives equal text. */
import type { GroupRecord } from "./group.ts";
import type { Json } from "./json.ts";
import type { Answer, AuditRecord } from "./model.ts";
import type { PlanRecord } from "./plan.ts";
import type { PolicyRecord } from "./policy.ts";
import type { WorkRecord } from "./records.ts";

type JsonObject = { [key: string]: Json };

/** Any record as plain data. */
export function recordToJson(record: WorkRecord): JsonObject {
  if (record.kind === "plan") return planToJson(record);
  if (record.kind === "policy") return policyToJson(record);
  return record.kind === "group" ? groupToJson(record) : auditToJson(record);
}

/** An audit as plain data, its answers sorted by id. */
export function auditToJson(record: AuditRecord): JsonObject {
  return {
    ...record.extra,
    record_id: record.record_id,
    definition_id: record.definition_id,
    definition_version: record.definition_version,
    name: record.name,
    created: record.created,
    updated: record.updated,
    statements: [...record.statements],
    answers: answersToJson(record.answers),
  };
}

function planToJson({ kind: _, extra, details, actions, ...known }: PlanRecord): JsonObject {
  return {
    ...extra,
    ...known,
    details: { ...details },
    actions: [...actions.values()].map(({ extra: more, links, history, ...fields }) => ({
      ...more,
      ...fields,
      links: links.map((link) => ({ ...link })),
      history: history.map((step) => ({ ...step })),
    })),
  };
}

function groupToJson({ kind: _, extra, responses, agreed, ...known }: GroupRecord): JsonObject {
  return {
    ...extra,
    ...known,
    responses: [...responses].map(([id, { label, audit }]) => ({ id, label, audit: auditToJson(audit) })),
    agreed: answersToJson(agreed),
  };
}

function policyToJson({ kind: _, extra, audits, fields, sections, ...known }: PolicyRecord): JsonObject {
  const plain = sorted(sections, ({ extra: more, ...section }) => ({ ...more, ...section }));
  return { ...extra, ...known, audits: [...audits], fields: sorted(fields, (value) => value), sections: plain };
}

function answersToJson(all: ReadonlyMap<string, Answer>): JsonObject {
  return sorted(all, ({ extra, ...known }) => ({ ...extra, ...known }));
}

/** The entries of a map as an object, sorted by their names. */
function sorted<T>(all: ReadonlyMap<string, T>, plain: (value: T) => Json): JsonObject {
  const made: JsonObject = {};
  for (const id of [...all.keys()].sort()) {
    // An id such as "constructor" is a fair name, so it is defined, not assigned.
    const value = plain(all.get(id) as T);
    Object.defineProperty(made, id, { value, enumerable: true, configurable: true, writable: true });
  }
  return made;
}
