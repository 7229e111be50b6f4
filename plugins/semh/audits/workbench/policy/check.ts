/** What has to be mended before a policy goes to governors, each with the place where it is mended. */
import { EMPTY_SECTION, hasOwnText, sectionKey } from "../policy.ts";
import type { Route } from "../routes.ts";
import { fieldsetId } from "../statements.ts";
import { upperFirst } from "../words.ts";
import { fill } from "./fill.ts";
import type { Filled, Gap } from "./filled.ts";
import {
  answerTo,
  definitionOf,
  fieldOf,
  type Given,
  longDay,
  REVIEW_DATE,
  statementText,
  typedValue,
} from "./given.ts";
import { markOf, type Outdated, type Section, sectionsOf, type Template, usedFields } from "./template.ts";

/** One thing to mend: the words, where, and what takes the focus there. */
export interface Finding {
  kind: "blank" | "contact" | "review" | "undecided" | "date" | "term" | "wording" | "changed";
  text: string;
  route: Route;
  focus: string | null;
}

/** Titles of the kinds of finding, in the order in which they are shown. */
export const KINDS: readonly (readonly [Finding["kind"], string])[] = [
  ["undecided", "What the audit has not answered"],
  ["date", "Gaps without a date in the plan"],
  ["blank", "Not filled in yet"],
  ["contact", "Contacts without a number or an e-mail address"],
  ["review", "Review date"],
  ["term", "Terms that are no longer used"],
  ["changed", "The template has changed since"],
  ["wording", "Sections that nobody has agreed yet"],
];

/** Everything to mend in one policy; `today` is `2026-11-24`. */
export function check(given: Given, template: Template, today: string): Finding[] {
  const filled = fill(given, template);
  return [
    ...gapFindings(given, filled),
    ...fieldFindings(given, template, today),
    ...sectionsOf(template).flatMap((section) => sectionFindings(given, template, section)),
  ];
}

function gapFindings(given: Given, { gaps }: Filled): Finding[] {
  const seen = new Set<string>();
  return gaps.flatMap((gap): Finding[] => {
    const key = gap.kind === "field" ? gap.field : `${gap.kind} ${gap.statement}`;
    if (seen.has(key) || (gap.kind === "field" && gap.field === REVIEW_DATE)) return [];
    seen.add(key);
    return [gapFinding(given, gap)];
  });
}

function gapFinding(given: Given, gap: Gap): Finding {
  if (gap.kind === "field") {
    const label = fieldOf(given.policies, gap.field)?.label ?? gap.field;
    return { kind: "blank", text: upperFirst(label), ...toField(given, gap.field) };
  }
  const words = statementText(given.page, gap.statement);
  if (gap.kind === "undecided") {
    const now = answerTo(given, gap.statement);
    const why = now === null ? "not answered" : "answered “don’t know”";
    return { kind: "undecided", text: `${words} (${why})`, ...toStatement(given, gap.statement) };
  }
  const route: Route = given.plan === null ? { page: "plans" } : { page: "plan", record: given.plan.record_id };
  return { kind: "date", text: words, route, focus: null };
}

/** To the statement in the audit that the policies follow; without one, to where it is chosen. */
export function toStatement(given: Given, statement: string): { route: Route; focus: string | null } {
  const definition = definitionOf(given.page, statement);
  const audit = given.audits.find((one) => one.definition_id === definition?.id);
  const section = definition?.sections.find((one) => one.statements.some((two) => two.id === statement));
  if (definition === undefined || audit === undefined || section === undefined) {
    return { route: { page: "policy", record: given.record.record_id }, focus: "follows" };
  }
  return {
    route: { page: "section", audit: definition.id, record: audit.record_id, section: section.id },
    focus: fieldsetId(statement),
  };
}

function toField(given: Given, field: string): { route: Route; focus: string } {
  return { route: { page: "policy-details", record: given.record.record_id }, focus: `field-${field}` };
}

function fieldFindings(given: Given, template: Template, today: string): Finding[] {
  return usedFields(template.sections).flatMap((id): Finding[] => {
    const field = fieldOf(given.policies, id);
    const value = typedValue(given, id);
    if (field === undefined) return [];
    const label = upperFirst(field.label);
    const at = toField(given, id);
    const found: Finding[] = [];
    if (id === REVIEW_DATE) {
      if (value === "") found.push({ kind: "review", text: "There is no date for the next review.", ...at });
      else if (value < today) found.push({ kind: "review", text: `The review was due on ${longDay(value)}.`, ...at });
    }
    if (field.kind === "contact" && value !== "" && !isContact(value)) {
      found.push({ kind: "contact", text: `${label}: “${value}”`, ...at });
    }
    return [
      ...found,
      ...terms(given, value).map((words): Finding => ({ kind: "term", text: `${label}: ${words}`, ...at })),
    ];
  });
}

function sectionFindings(given: Given, template: Template, section: Section): Finding[] {
  const own = given.record.sections.get(sectionKey(template.id, section.id)) ?? EMPTY_SECTION;
  const record = given.record.record_id;
  const route: Route = { page: "policy-section", record, policy: template.id, section: section.id };
  const found: Finding[] = [];
  if (hasChanged(given, template, section)) {
    found.push({ kind: "changed", text: section.title, route, focus: null });
  }
  if (hasOwnText(own)) {
    const at = { route, focus: "own-text" };
    found.push(
      ...terms(given, own.text).map((words): Finding => ({ kind: "term", text: `${section.title}: ${words}`, ...at })),
    );
  }
  if (!own.agreed && !hasOwnText(own)) found.push({ kind: "wording", text: section.title, route, focus: "agreed" });
  return found;
}

/** Whether the template says something else than when the school last decided on the section. */
export function hasChanged(given: Given, template: Template, section: Section): boolean {
  const own = given.record.sections.get(sectionKey(template.id, section.id)) ?? EMPTY_SECTION;
  const isDecided = own.agreed || own.text.trim() !== "";
  return isDecided && own.seen !== "" && own.seen !== markOf(template, section);
}

/** Whether a contact can be reached: three digits in a row, spaces between them allowed, or an e-mail address. */
export function isContact(value: string): boolean {
  return /\d(?:[\s().-]*\d){2}/.test(value) || /[^\s@]+@[^\s@]+\.[^\s@]+/.test(value);
}

function terms(given: Given, text: string): string[] {
  return outdatedIn(given.policies.outdated, text).map(({ find, use }) => `“${find}”. Use: ${use}`);
}

/** The outdated terms in a text: whole words; terms in capitals only where they are in capitals. */
export function outdatedIn(outdated: readonly Outdated[], text: string): Outdated[] {
  return outdated.filter((term) => {
    const flags = term.find === term.find.toUpperCase() ? "gu" : "giu";
    const left = term.except.reduce((rest, phrase) => rest.replace(new RegExp(escaped(phrase), "giu"), " "), text);
    return new RegExp(`(^|[^\\p{L}\\p{N}])${escaped(term.find)}s?($|[^\\p{L}\\p{N}])`, flags).test(left);
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
}

/** How far a section is: agreed and nothing open, something done, or nothing yet. */
export function sectionStatus(given: Given, filled: Filled, section: Section): string {
  const own = given.record.sections.get(sectionKey(filled.template.id, section.id)) ?? EMPTY_SECTION;
  const open = filled.gaps.some((gap) => gap.section === section.id);
  const isChanged = hasChanged(given, filled.template, section);
  if (own.agreed && !open && !isChanged) return "Completed";
  return own.agreed || hasOwnText(own) ? "In progress" : "Not yet started";
}
