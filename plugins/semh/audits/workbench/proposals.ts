/** What the audit proposes for the plan: its own suggestions for the statements that are low now, in order of weight. */
import { isLow, placedAnswers } from "./counts.ts";
import type { Definition, PageData, Proposal, Section, Statement } from "./definition.ts";
import { type Answer, type AuditRecord, priorityOf } from "./model.ts";
import { newAction, type PlanAction, type PlanRecord, type StatementLink } from "./plan.ts";

/** Why a statement is on the list; the list is in this order. */
export type Reason = "must" | "high" | "low";

/** One suggestion, and whether it stands in the plan already. */
export interface Suggestion {
  key: string;
  proposal: Proposal;
  inPlan: boolean;
}

/** A statement that is low now, with what could be done about it. */
export interface Offer {
  reason: Reason;
  section: Section;
  statement: Statement;
  answer: Answer;
  suggestions: Suggestion[];
  /** Everything in the plan for this statement, own actions included. */
  planned: PlanAction[];
}

/** Audits, not surveys: a survey's returns lead to no action by themselves. */
export function offersActions(definition: Definition): boolean {
  return definition.sections.some((section) => section.statements.some((one) => one.actions.length > 0));
}

/** What is low now: what the law requires first, then high priority, then the rest; within each the lowest first. */
export function offersFor(definition: Definition, record: AuditRecord, plan: PlanRecord): Offer[] {
  const actions = [...plan.actions.values()];
  const list = placedAnswers(definition, record)
    .filter((one) => isLow(definition, one.answer.now))
    .map(({ section, statement, answer }): Offer => {
      const planned = actions.filter((action) =>
        action.links.some((link) => link.definition_id === definition.id && link.statement_id === statement.id),
      );
      return { reason: reasonFor(statement, answer), section, statement, answer, planned, suggestions: [] };
    });
  for (const offer of list) {
    offer.suggestions = offer.statement.actions.map((proposal, index) => ({
      key: `${offer.statement.id}:${index}`,
      proposal,
      inPlan: offer.planned.some((action) => action.proposal === proposal.text),
    }));
  }
  return list.sort((a, b) => weight(definition, a) - weight(definition, b));
}

function reasonFor(statement: Statement, answer: Answer): Reason {
  if (statement.must !== null) return "must";
  return priorityOf(statement, answer) === "high" ? "high" : "low";
}

function weight(definition: Definition, { reason, statement, answer }: Offer): number {
  const rank = { must: 0, high: 1, low: 2 }[reason];
  const priorities = definition.priorities.map((one) => one.id);
  const priority = priorities.length - priorities.indexOf(priorityOf(statement, answer) ?? "");
  const level = definition.ratings.findIndex((one) => one.id === answer.now);
  return rank * 10_000 + priority * 100 + level;
}

/** The actions for the chosen suggestions, in the order of the list. */
export function chosenActions(
  definition: Definition,
  offers: readonly Offer[],
  chosen: ReadonlySet<string>,
  at: string,
): PlanAction[] {
  return offers.flatMap((offer) =>
    offer.suggestions
      .filter((one) => chosen.has(one.key) && !one.inPlan)
      .map(({ proposal }) =>
        newAction(
          {
            text: proposal.text,
            owner: proposal.owner ?? "",
            success: proposal.success ?? "",
            proposal: proposal.text,
            links: [linkTo(definition, offer.statement, offer.answer)],
          },
          at,
        ),
      ),
  );
}

/** The link from an action to a statement and the answer it has now. */
export function linkTo(definition: Definition, statement: Statement, answer: Answer): StatementLink {
  return { definition_id: definition.id, statement_id: statement.id, now: answer.now };
}

/** `Within half a term` */
export function withinWords(within: string | null | undefined): string {
  if (within === "half-term") return "Within half a term";
  if (within === "term") return "Within a term";
  return within === "year" ? "Within a year" : "";
}

/** A link with what this site knows of its statement. */
export interface Linked {
  link: StatementLink;
  definition: Definition | undefined;
  statement: Statement | undefined;
}

/** The statements that an action is for. */
export function linkedTo(page: PageData, action: PlanAction): Linked[] {
  return action.links.map((link) => {
    const definition = page.audits.find((one) => one.id === link.definition_id);
    const statement = definition?.sections
      .flatMap((section) => section.statements)
      .find((one) => one.id === link.statement_id);
    return { link, definition, statement };
  });
}

/** Whether the law or statutory guidance requires what an action is for. */
export function isRequired(page: PageData, action: PlanAction): boolean {
  return linkedTo(page, action).some(({ statement }) => (statement?.must ?? null) !== null);
}
