/** A small audit and ready-made records for the tests of the Workbench. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Definition, type PageData, readPageData } from "../../../plugins/semh/audits/workbench/definition.ts";
import { type Answer, type AuditRecord, EMPTY_ANSWER } from "../../../plugins/semh/audits/workbench/model.ts";
import {
  newAction,
  newPlan,
  type PlanAction,
  type PlanRecord,
  withAction,
} from "../../../plugins/semh/audits/workbench/plan.ts";
import type { Policies, Template } from "../../../plugins/semh/audits/workbench/policy/template.ts";
import { newPolicy, type PolicyRecord } from "../../../plugins/semh/audits/workbench/policy.ts";
import { sortedOut, type Workbench, type WorkRecord } from "../../../plugins/semh/audits/workbench/records.ts";

export const AT = "2026-10-03T09:15:00.000Z";

/** The page data of the small site, as the build would write it. */
export function pageData(): PageData {
  return readPageData(JSON.parse(readFixture("page.json")));
}

/** The small audit: two sections, five statements, one required by law, one retired id. */
export function smallAudit(): Definition {
  return pageData().audits[0] as Definition;
}

/** A text file of this folder. */
export function readFixture(name: string): string {
  return readFileSync(join(process.cwd(), "tests/audits/workbench/files", name), "utf8");
}

/** An answer with some fields filled in. */
export function answer(part: Partial<Answer>): Answer {
  return { ...EMPTY_ANSWER, updated: AT, ...part };
}

/** A record of the small audit with these answers. */
export function record(answers: Record<string, Partial<Answer>> = {}, part: Partial<AuditRecord> = {}): AuditRecord {
  return {
    kind: "audit",
    record_id: "rec1",
    definition_id: "small",
    definition_version: "2",
    name: "Autumn",
    created: AT,
    updated: AT,
    statements: ["lead.champion", "lead.law", "lead.plan", "care.plans", "care.referral"],
    answers: new Map(Object.entries(answers).map(([id, one]) => [id, answer(one)])),
    extra: {},
    ...part,
  };
}

/** A plan with these actions, called a1, a2, … */
export function plan(...actions: Partial<PlanAction>[]): PlanRecord {
  const empty: PlanRecord = { ...newPlan("SEMH development plan", AT), record_id: "plan1" };
  return actions.reduce(
    (record, part, index) => withAction(record, newAction({ id: `a${index + 1}`, ...part }, AT), AT),
    empty,
  );
}

/** The templates of the small site: a policy in three sections with an appendix, and its staff card. */
export function smallPolicies(): Policies {
  return JSON.parse(readFixture("policies.json"));
}

/** The small policy. */
export function smallPolicy(): Template {
  return smallPolicies().policies[0] as Template;
}

/** A set of policies that follows `rec1` and `plan1`, with these details. */
export function policy(fields: Record<string, string> = {}, part: Partial<PolicyRecord> = {}): PolicyRecord {
  const empty = newPolicy("Our policies", AT, ["rec1"], "plan1");
  return { ...empty, record_id: "pol1", fields: new Map(Object.entries(fields)), ...part };
}

/** The answers of a record that must be an audit. */
export function answersOf(one: WorkRecord | null | undefined): AuditRecord["answers"] {
  return one?.kind === "audit" ? one.answers : new Map();
}

/** A workbench of one school with these records. */
export function workbench(...records: WorkRecord[]): Workbench {
  return { school: { name: "Elm School", extra: {} }, ...sortedOut(records), extra: {} };
}
