/** Reads one record in the form it has in a file and in the browser's store, building new objects from known names only. */
import * as v from "valibot";
import { choice, day, fail, id, moment, note, type Result, recordId, title, versionText, where } from "./fields.ts";
import type { GroupRecord, GroupResponse } from "./group.ts";
import { extrasOf, isObject } from "./json.ts";
import type { Answer, AuditRecord } from "./model.ts";
import type { PlanAction, PlanRecord } from "./plan.ts";
import type { PolicyRecord, SectionText } from "./policy.ts";
import { readImpact, readProgramme } from "./read-programme.ts";
import type { Kind, WorkRecord } from "./records.ts";

const objectOf = v.custom<Record<string, unknown>>(isObject);

const AnswerSchema = v.object({
  now: choice,
  priority: choice,
  evidence: note,
  owner: note,
  date: day,
  confidence: choice,
  updated: v.optional(v.nullable(moment), null),
});

const base = { record_id: recordId, name: title, created: moment, updated: moment };

const AuditSchema = v.object({
  ...base,
  definition_id: id,
  definition_version: versionText,
  statements: v.optional(v.pipe(v.array(id), v.maxLength(5000)), []),
  answers: objectOf,
});

const ActionSchema = v.object({
  id: recordId,
  text: note,
  owner: note,
  by: day,
  success: note,
  cost: note,
  evidence: note,
  review: day,
  proposal: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(20_000))), null),
  links: v.optional(
    v.pipe(v.array(v.object({ definition_id: id, statement_id: id, now: choice })), v.maxLength(500)),
    [],
  ),
  history: v.optional(v.pipe(v.array(v.object({ status: id, at: moment })), v.maxLength(1000)), []),
  created: moment,
  updated: moment,
});

const DetailsSchema = v.object({
  period: note,
  lead: note,
  version: note,
  approved_by: note,
  approved_on: day,
  review_on: day,
  paragraph: note,
  governors: note,
});

const PlanSchema = v.object({
  ...base,
  details: v.optional(v.pipe(objectOf, DetailsSchema), {}),
  actions: v.pipe(v.array(v.unknown()), v.maxLength(1000)),
});

const ResponseSchema = v.object({ id: recordId, label: title, audit: objectOf });

const GroupSchema = v.object({
  ...base,
  definition_id: id,
  responses: v.pipe(v.array(ResponseSchema), v.maxLength(500)),
  agreed: v.optional(objectOf, {}),
});

const SectionSchema = v.object({
  mode: v.optional(v.picklist(["keep", "add", "replace"]), "keep"),
  text: note,
  agreed: v.optional(v.boolean(), false),
  seen: note,
});

const PolicySchema = v.object({
  ...base,
  audits: v.optional(v.pipe(v.array(recordId), v.maxLength(50)), []),
  plan: v.optional(v.nullable(recordId), null),
  fields: v.optional(objectOf, {}),
  sections: v.optional(objectOf, {}),
});

const fieldId = v.pipe(v.string(), v.maxLength(120), v.regex(/^[a-z][a-z0-9_]*$/));
const sectionId = v.pipe(v.string(), v.maxLength(240), v.regex(/^[a-z][a-z0-9.-]*\/[a-z0-9.-]+$/));
const typed = v.pipe(v.string(), v.maxLength(20_000));

const AUDIT_FIELDS = Object.keys(AuditSchema.entries);
const ANSWER_FIELDS = Object.keys(AnswerSchema.entries);
const PLAN_FIELDS = Object.keys(PlanSchema.entries);
const ACTION_FIELDS = Object.keys(ActionSchema.entries);
const GROUP_FIELDS = Object.keys(GroupSchema.entries);
const POLICY_FIELDS = Object.keys(PolicySchema.entries);
const SECTION_FIELDS = Object.keys(SectionSchema.entries);

/** Read a record of any kind. Never throws. */
export function readRecord(kind: Kind, raw: unknown): Result<WorkRecord> {
  if (kind === "plan") return readPlan(raw);
  if (kind === "policy") return readPolicy(raw);
  if (kind === "programme") return readProgramme(raw);
  if (kind === "impact") return readImpact(raw);
  return kind === "group" ? readGroup(raw) : readAudit(raw);
}

/** Read one audit. Never throws. */
export function readAudit(raw: unknown): Result<AuditRecord> {
  const parsed = v.safeParse(AuditSchema, raw, { abortEarly: true });
  if (!parsed.success) return fail(where(parsed.issues, "an audit"));
  const answers = readAnswers(parsed.output.answers);
  if (!answers.ok) return answers;
  return {
    ok: true,
    value: { ...parsed.output, kind: "audit", answers: answers.value, extra: extrasOf(raw, AUDIT_FIELDS) },
  };
}

/** Read one development plan. Never throws. */
export function readPlan(raw: unknown): Result<PlanRecord> {
  const parsed = v.safeParse(PlanSchema, raw, { abortEarly: true });
  if (!parsed.success) return fail(where(parsed.issues, "a plan"));
  const actions = new Map<string, PlanAction>();
  for (const one of parsed.output.actions) {
    const action = v.safeParse(ActionSchema, one, { abortEarly: true });
    if (!action.success) return fail(where(action.issues, "an action"));
    if (actions.has(action.output.id)) return fail("Two actions in it have the same id.");
    actions.set(action.output.id, { ...action.output, extra: extrasOf(one, ACTION_FIELDS) });
  }
  return { ok: true, value: { ...parsed.output, kind: "plan", actions, extra: extrasOf(raw, PLAN_FIELDS) } };
}

/** Read one set of answers. Never throws. */
export function readGroup(raw: unknown): Result<GroupRecord> {
  const parsed = v.safeParse(GroupSchema, raw, { abortEarly: true });
  if (!parsed.success) return fail(where(parsed.issues, "a set of answers"));
  const responses = new Map<string, GroupResponse>();
  for (const one of parsed.output.responses) {
    const audit = readAudit(one.audit);
    if (!audit.ok) return audit;
    if (responses.has(one.id)) return fail("Two responses in it have the same id.");
    responses.set(one.id, { label: one.label, audit: audit.value });
  }
  const agreed = readAnswers(parsed.output.agreed);
  if (!agreed.ok) return agreed;
  const extra = extrasOf(raw, GROUP_FIELDS);
  return { ok: true, value: { ...parsed.output, kind: "group", responses, agreed: agreed.value, extra } };
}

/** Read one set of policies. Never throws. */
export function readPolicy(raw: unknown): Result<PolicyRecord> {
  const parsed = v.safeParse(PolicySchema, raw, { abortEarly: true });
  if (!parsed.success) return fail(where(parsed.issues, "a set of policies"));
  const fields = new Map<string, string>();
  for (const key of Object.keys(parsed.output.fields)) {
    const value = v.safeParse(typed, parsed.output.fields[key]);
    if (!v.is(fieldId, key) || !value.success) return fail("One of the school’s details in it cannot be read.");
    if (value.output !== "") fields.set(key, value.output);
  }
  const sections = new Map<string, SectionText>();
  for (const key of Object.keys(parsed.output.sections)) {
    const one = parsed.output.sections[key];
    const section = v.safeParse(SectionSchema, one, { abortEarly: true });
    if (!v.is(sectionId, key)) return fail("One section of a policy in it has a name that no section can have.");
    if (!section.success) return fail(where(section.issues, `the section “${key}”`));
    sections.set(key, { ...section.output, extra: extrasOf(one, SECTION_FIELDS) });
  }
  const extra = extrasOf(raw, POLICY_FIELDS);
  return { ok: true, value: { ...parsed.output, kind: "policy", fields, sections, extra } };
}

function readAnswers(raw: Record<string, unknown>): Result<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const key of Object.keys(raw)) {
    const answer = v.safeParse(AnswerSchema, raw[key], { abortEarly: true });
    if (!v.is(id, key)) return fail("One answer in it has a name that no statement can have.");
    if (!answer.success) return fail(where(answer.issues, `the answer to “${key}”`));
    answers.set(key, { ...answer.output, extra: extrasOf(raw[key], ANSWER_FIELDS) });
  }
  return { ok: true, value: answers };
}
