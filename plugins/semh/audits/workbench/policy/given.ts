/** What a policy is made from, and what the school's records say to it: details, answers, days of the plan. */
import type { PageData } from "../definition.ts";
import { type AuditRecord, DONT_KNOW, NOT_APPLICABLE } from "../model.ts";
import { isOpen, type PlanRecord } from "../plan.ts";
import type { PolicyRecord } from "../policy.ts";
import type { Field, Policies } from "./template.ts";

/** All that a document is made from. `audits` are those that the policies follow, in order. */
export interface Given {
  page: PageData;
  policies: Policies;
  record: PolicyRecord;
  school: string;
  audits: readonly AuditRecord[];
  plan: PlanRecord | null;
}

/** The field that is the school's name; it is typed on the first screen and kept with the school. */
export const SCHOOL_NAME = "school_name";
export const REVIEW_DATE = "next_review";

/** What the school typed into a field. */
export function typedValue(given: Pick<Given, "record" | "school">, field: string): string {
  return (field === SCHOOL_NAME ? given.school : (given.record.fields.get(field) ?? "")).trim();
}

/** The day by which the plan improves a statement: the earliest of its open actions. */
export function plannedDay(plan: PlanRecord | null, statement: string): string | null {
  const days = [...(plan?.actions.values() ?? [])]
    .filter((action) => isOpen(action) && action.links.some((link) => link.statement_id === statement))
    .flatMap((action) => (action.by === null ? [] : [action.by]));
  return days.sort()[0] ?? null;
}

/** The answer to a statement in the audits that the policies follow; null: none, or not answered. */
export function answerTo(given: Pick<Given, "page" | "audits">, statement: string): string | null {
  const definition = definitionOf(given.page, statement);
  const audit = given.audits.find((one) => one.definition_id === definition?.id);
  const now = audit?.answers.get(statement)?.now ?? null;
  const isKnown =
    now === NOT_APPLICABLE || now === DONT_KNOW || definition?.ratings.some((rating) => rating.id === now);
  return isKnown ? now : null;
}

/** The audit definition that asks a statement. */
export function definitionOf(page: PageData, statement: string) {
  return page.audits.find((audit) =>
    audit.sections.some((section) => section.statements.some((one) => one.id === statement)),
  );
}

/** The words of a statement. */
export function statementText(page: PageData, statement: string): string {
  const sections = definitionOf(page, statement)?.sections ?? [];
  return sections.flatMap((one) => one.statements).find((one) => one.id === statement)?.text ?? statement;
}

/** The words of some ratings of a statement. */
export function ratingWords(page: PageData, statement: string, ratings: readonly string[]): string {
  const known = definitionOf(page, statement)?.ratings ?? [];
  const labels = ratings.map((id) => known.find((one) => one.id === id)?.label ?? id);
  return labels.map((label) => `“${label}”`).join(" or ");
}

/** A field by its id. */
export function fieldOf(policies: Policies, id: string): Field | undefined {
  return policies.fields.find((one) => one.id === id);
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** `18 December 2026`; text that is no day comes back as it was. */
export function longDay(iso: string): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  const month = found && MONTHS[Number(found[2]) - 1];
  return found && month ? `${Number(found[3])} ${month} ${found[1]}` : iso;
}
