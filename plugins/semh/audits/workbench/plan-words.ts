/** The plan in sentences and counts: the drafted paragraph for the school's own plan, and the page for governors. */
import { whoRows } from "../../site/mine/school-words.ts";
import type { PageData } from "./definition.ts";
import { isOpen, isOverdue, type PlanAction, type PlanRecord, STATUSES, statusLabel, statusOfAction } from "./plan.ts";
import { isRequired, linkedTo } from "./proposals.ts";
import { counted, isoDay, paperDay } from "./words.ts";

/** Actions that are named one by one; more would not fit the paragraph, or the governors' single page. */
const NAMED = 3;
const ON_THE_PAGE = 8;

/** How many actions have each status, in the order of the statuses; and how many are past their day. */
export interface PlanCounts {
  total: number;
  byStatus: { label: string; count: number }[];
  overdue: number;
}

/** Count the actions of a plan. */
export function countPlan(plan: PlanRecord, now: Date): PlanCounts {
  const actions = [...plan.actions.values()];
  const today = isoDay(now);
  return {
    total: actions.length,
    byStatus: STATUSES.map((status) => ({
      label: status.label,
      count: actions.filter((action) => statusOfAction(action) === status.id).length,
    })),
    overdue: actions.filter((action) => isOverdue(action, today)).length,
  };
}

/** `5 actions: 1 not started, 3 in progress, 1 done. 1 is past its date.` */
export function countWords(plan: PlanRecord, now: Date): string {
  const { total, byStatus, overdue } = countPlan(plan, now);
  if (total === 0) return "No actions yet.";
  const parts = byStatus.filter((one) => one.count > 0).map((one) => `${one.count} ${one.label.toLowerCase()}`);
  const late = overdue === 0 ? "" : ` ${overdue} ${overdue === 1 ? "is past its date" : "are past their dates"}.`;
  return `${counted(total, "action")}: ${parts.join(", ")}.${late}`;
}

/** Actions in the order in which they fall due; those without a day come last. */
export function byDay(actions: readonly PlanAction[]): PlanAction[] {
  return [...actions].sort((a, b) => ((a.by ?? "9999") < (b.by ?? "9999") ? -1 : a.by === b.by ? 0 : 1));
}

/** The paragraph for the school's own improvement plan: the person's own words, or a draft from the actions. */
export function paragraphOf(plan: PlanRecord): string {
  return plan.details.paragraph.trim() === "" ? draftParagraph(plan) : plan.details.paragraph;
}

/** A draft made of nothing but what is in the plan. */
export function draftParagraph(plan: PlanRecord): string {
  const actions = byDay([...plan.actions.values()].filter((one) => statusOfAction(one) !== "dropped"));
  if (actions.length === 0) return "";
  const { lead, period, review_on } = plan.details;
  const first = actions.filter(isOpen).slice(0, NAMED);
  const measures = first.map((one) => one.success.trim()).filter((text) => text !== "");
  const sentences = [
    `Social, emotional and mental health: ${lead.trim() === "" ? "the SEMH Champion" : lead.trim()} leads ${counted(actions.length, "action")}${period.trim() === "" ? "" : ` in ${period.trim()}`}.`,
    first.length > 0 && `Next: ${first.map(actionPhrase).join("; ")}.`,
    measures.length > 0 && `We will know it has worked when: ${measures.map(bare).join("; ")}.`,
    review_on !== null && `The plan is reviewed on ${paperDay(review_on)}.`,
  ];
  return sentences.filter(Boolean).join(" ");
}

function actionPhrase(action: PlanAction): string {
  const facts = [action.owner.trim(), action.by === null ? "" : `by ${paperDay(action.by)}`].filter(Boolean);
  return `${bare(action.text)}${facts.length === 0 ? "" : ` (${facts.join(", ")})`}`;
}

/** Without the full stop at the end, so that it can stand inside a sentence. */
function bare(text: string): string {
  return text.trim().replace(/\.$/, "");
}

/** What governors see on one page. */
export interface GovernorsPage {
  counts: PlanCounts;
  /** What the law or statutory guidance requires and is still open. */
  required: PlanAction[];
  /** Other open actions, the earliest day first, cut to what fits one page. */
  open: PlanAction[];
  notShown: number;
  done: number;
}

/** Choose what stands on the governors' page. */
export function governorsPage(page: PageData, plan: PlanRecord, now: Date): GovernorsPage {
  const open = byDay([...plan.actions.values()].filter(isOpen));
  const required = open.filter((one) => isRequired(page, one));
  const others = open.filter((one) => !required.includes(one));
  const room = Math.max(2, ON_THE_PAGE - required.length);
  return {
    counts: countPlan(plan, now),
    required: required.slice(0, ON_THE_PAGE),
    open: others.slice(0, room),
    notShown: Math.max(0, required.length - ON_THE_PAGE) + Math.max(0, others.length - room),
    done: [...plan.actions.values()].filter((one) => statusOfAction(one) === "done").length,
  };
}

/** `head, by 18 Dec 2026, in progress` */
export function shortFacts(action: PlanAction): string {
  const status = statusLabel(statusOfAction(action)).toLowerCase();
  return [action.owner, action.by === null ? "no date" : `by ${paperDay(action.by)}`, status]
    .filter(Boolean)
    .join(", ");
}

/** The rows of the document control table. */
export function controlRows(plan: PlanRecord, school: Readonly<Record<string, string>>): [string, string][] {
  const { details } = plan;
  return [
    ["School", school.school_name ?? ""],
    ...whoRows(school),
    ["Plan", plan.name],
    ["Period", details.period],
    ["Led by", details.lead],
    ["Version", details.version],
    ["Last changed", paperDay(plan.updated)],
    ["Approved by", details.approved_by],
    ["Approved on", details.approved_on === null ? "" : paperDay(details.approved_on)],
    ["Next review", details.review_on === null ? "" : paperDay(details.review_on)],
  ];
}

/** The cells of an action's row under ACTION_HEADINGS, each as its lines. */
export function actionCells(page: PageData, action: PlanAction): string[][] {
  const statements = linkedTo(page, action).map(
    ({ statement, link }) => `For: ${statement?.text ?? link.statement_id}`,
  );
  const history = action.history.map((step) => `${statusLabel(step.status)}, ${paperDay(step.at)}`);
  const cells = [
    [action.text, ...statements, isRequired(page, action) ? "Required by law or statutory guidance" : ""],
    [action.owner, action.by === null ? "" : `by ${paperDay(action.by)}`],
    action.success.split("\n"),
    action.cost.split("\n"),
    action.evidence.split("\n"),
    [
      ...(history.length === 0 ? [statusLabel(statusOfAction(action))] : history),
      action.review === null ? "" : `Review: ${paperDay(action.review)}`,
    ],
  ];
  return cells.map((cell) => cell.filter((line) => line.trim() !== ""));
}

/** The headings of the table of actions on paper and in Word: six, so that the words stay readable. */
export const ACTION_HEADINGS = [
  "Action",
  "Owner and date",
  "Success measure",
  "Cost and time",
  "Evidence",
  "Status and review",
] as const;
