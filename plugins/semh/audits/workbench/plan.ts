/** The development plan: what is to be done, by whom, by when, and how far it has come. */
import type { Extra } from "./json.ts";
import { newId } from "./model.ts";

/** How far an action has come, as stored and as shown. */
export const STATUSES = [
  { id: "not-started", label: "Not started" },
  { id: "in-progress", label: "In progress" },
  { id: "done", label: "Done" },
  { id: "dropped", label: "Dropped" },
] as const;

const FIRST_STATUS = "not-started";

/** One step of an action's history: from `at` (ISO 8601 in UTC) on, this was its status. */
export interface StatusChange {
  readonly status: string;
  readonly at: string;
}

/** The statement an action is for, with the answer it had when the action was added. */
export interface StatementLink {
  readonly definition_id: string;
  readonly statement_id: string;
  readonly now: string | null;
}

/** One action. Days are `2026-11-24` or null. `proposal` is the audit's own wording when it was chosen from there. */
export interface PlanAction {
  readonly id: string;
  readonly text: string;
  readonly owner: string;
  readonly by: string | null;
  readonly success: string;
  readonly cost: string;
  readonly evidence: string;
  readonly review: string | null;
  readonly proposal: string | null;
  readonly links: readonly StatementLink[];
  readonly history: readonly StatusChange[];
  readonly created: string;
  readonly updated: string;
  readonly extra: Extra;
}

/** What stands round the actions on paper: document control, and the words for the school's plan and for governors. */
export interface PlanDetails {
  readonly period: string;
  readonly lead: string;
  readonly version: string;
  readonly approved_by: string;
  readonly approved_on: string | null;
  readonly review_on: string | null;
  /** The paragraph for the school's own improvement plan; empty: the drafted one is used. */
  readonly paragraph: string;
  /** What the governors are asked to decide or notice. */
  readonly governors: string;
}

/** One development plan. Actions stand in the order in which they were added. */
export interface PlanRecord {
  readonly kind: "plan";
  readonly record_id: string;
  readonly name: string;
  readonly created: string;
  readonly updated: string;
  readonly details: PlanDetails;
  readonly actions: ReadonlyMap<string, PlanAction>;
  readonly extra: Extra;
}

export const EMPTY_DETAILS: PlanDetails = {
  period: "",
  lead: "",
  version: "",
  approved_by: "",
  approved_on: null,
  review_on: null,
  paragraph: "",
  governors: "",
};

/** An empty plan. */
export function newPlan(name: string, at: string): PlanRecord {
  return {
    kind: "plan",
    record_id: newId(),
    name,
    created: at,
    updated: at,
    details: EMPTY_DETAILS,
    actions: new Map(),
    extra: {},
  };
}

/** An action with nothing filled in but what is handed over. */
export function newAction(part: Partial<PlanAction>, at: string): PlanAction {
  return {
    id: newId(),
    text: "",
    owner: "",
    by: null,
    success: "",
    cost: "",
    evidence: "",
    review: null,
    proposal: null,
    links: [],
    history: [],
    created: at,
    updated: at,
    extra: {},
    ...part,
  };
}

/** The plan with an action added at the end, or put in the place of the one with its id. */
export function withAction(plan: PlanRecord, action: PlanAction, at: string): PlanRecord {
  return { ...plan, actions: new Map(plan.actions).set(action.id, action), updated: at };
}

/** The plan with some fields of one action changed. */
export function changeAction(plan: PlanRecord, id: string, part: Partial<PlanAction>, at: string): PlanRecord {
  const action = plan.actions.get(id);
  return action === undefined ? plan : withAction(plan, { ...action, ...part, updated: at }, at);
}

/** The plan without one action. */
export function withoutAction(plan: PlanRecord, id: string, at: string): PlanRecord {
  const actions = new Map(plan.actions);
  actions.delete(id);
  return { ...plan, actions, updated: at };
}

/** The plan with some of its details changed. */
export function withDetails(plan: PlanRecord, part: Partial<PlanDetails>, at: string): PlanRecord {
  return { ...plan, details: { ...plan.details, ...part }, updated: at };
}

/** How far an action has come: the last step of its history. */
export function statusOfAction(action: PlanAction): string {
  return action.history.at(-1)?.status ?? FIRST_STATUS;
}

/** The words for a status. */
export function statusLabel(status: string): string {
  return STATUSES.find((one) => one.id === status)?.label ?? status;
}

/** Whether there is still something to do. */
export function isOpen(action: PlanAction): boolean {
  const status = statusOfAction(action);
  return status !== "done" && status !== "dropped";
}

/** The history with a new step. A second thought on the same day (of the reader's time zone) replaces the first. */
export function withStatus(history: readonly StatusChange[], status: string, at: string): StatusChange[] {
  const day = (iso: string) => new Date(iso).toDateString();
  const kept = history.filter((one, index) => index < history.length - 1 || day(one.at) !== day(at));
  const before = kept.at(-1)?.status ?? FIRST_STATUS;
  return before === status ? kept : [...kept, { status, at }];
}

/** Whether an open action is past its day; `today` is `2026-11-24`. */
export function isOverdue(action: PlanAction, today: string): boolean {
  return isOpen(action) && action.by !== null && action.by < today;
}
