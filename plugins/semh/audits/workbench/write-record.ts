/** Writes one record as it stands in a file and in the browser's store; equal work gives equal text. */
import type { GroupRecord } from "./group.ts";
import type { ImpactRecord, RecordPeriod } from "./impact-record.ts";
import type { Extra, Json } from "./json.ts";
import type { Answer, AuditRecord } from "./model.ts";
import type { PlanRecord } from "./plan.ts";
import type { PolicyRecord } from "./policy.ts";
import type { ProgrammeRecord } from "./programme.ts";
import type { WorkRecord } from "./records.ts";

type JsonObject = { [key: string]: Json };

/** Any record as plain data. */
export function recordToJson(record: WorkRecord): JsonObject {
  if (record.kind === "plan") return planToJson(record);
  if (record.kind === "policy") return policyToJson(record);
  if (record.kind === "programme") return programmeToJson(record);
  if (record.kind === "impact") return impactToJson(record);
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
  const own = { audits: [...audits], fields: sorted(fields, same), sections: sorted(sections, flat) };
  return { ...extra, ...known, ...own };
}

function programmeToJson(record: ProgrammeRecord): JsonObject {
  const { kind: _, extra, sessions, expectations, parent_sessions, notes, cpd, visits, conference, ...known } = record;
  return {
    ...extra,
    ...known,
    sessions: sorted(sessions, flat),
    expectations: sorted(expectations, flat),
    parent_sessions: [...parent_sessions.values()].map(flat),
    notes: sorted(notes, flat),
    cpd: [...cpd.values()].map(flat),
    visits: [...visits.values()].map(flat),
    conference: sorted(conference, same),
  };
}

function impactToJson({ kind: _, extra, baseline, now, words, ...known }: ImpactRecord): JsonObject {
  const period = ({ figures, ...rest }: RecordPeriod) => ({
    ...flat(rest),
    figures: sorted(figures, (figure) => ({ ...figure })),
  });
  return { ...extra, ...known, baseline: period(baseline), now: period(now), words: sorted(words, same) };
}

function answersToJson(all: ReadonlyMap<string, Answer>): JsonObject {
  return sorted(all, flat);
}

/** A thing with its unknown fields beside the known ones. */
function flat<T extends { readonly extra: Extra }>({ extra, ...known }: T): JsonObject {
  return { ...extra, ...(known as JsonObject) };
}

function same(value: string): Json {
  return value;
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
