/** The development plan as a Word document, a workbook and a calendar file. */
import { isOpen, type PlanAction, type PlanRecord, STATUSES, statusLabel, statusOfAction } from "../plan.ts";
import {
  ACTION_HEADINGS,
  actionCells,
  controlRows,
  countWords,
  governorsPage,
  paragraphOf,
  shortFacts,
} from "../plan-words.ts";
import { isRequired, linkedTo } from "../proposals.ts";
import { paperDay } from "../words.ts";
import { type DayEvent, writeCalendar } from "./calendar.ts";
import type { Context } from "./context.ts";
import { type Value, writeSheet } from "./sheet.ts";
import { type Block, writeWord } from "./word.ts";

/** A school development plan in Word: document control, words for the school's plan, the actions, a page for governors. */
export function planWord(context: Context, plan: PlanRecord): Uint8Array<ArrayBuffer> {
  const { school, details, at, page } = context;
  const rows = [...plan.actions.values()].map((one) => actionCells(page, one));
  const paragraph = paragraphOf(plan);
  const first: Block[] = [
    { kind: "heading", level: 1, text: "Document control" },
    controlTable(plan, details),
    { kind: "heading", level: 1, text: "For the school’s own improvement plan" },
    { kind: "text", text: paragraph === "" ? "Nothing is in the plan yet." : paragraph },
  ];
  const actions: Block[] = [
    { kind: "heading", level: 1, text: "Actions" },
    { kind: "text", text: countWords(plan, at) },
    {
      kind: "table",
      title: "The actions of the plan",
      head: [...ACTION_HEADINGS],
      rows,
      widths: [26, 14, 20, 13, 14, 13],
    },
  ];
  return writeWord({
    title: plan.name,
    author: school || "SEMH Champion",
    footer: [school, plan.name].filter(Boolean).join(" · "),
    school: details,
    at,
    parts: [{ blocks: first }, { landscape: true, blocks: actions }, { blocks: governorsBlocks(context, plan) }],
  });
}

function controlTable(plan: PlanRecord, details: Context["details"]): Block {
  const rows = controlRows(plan, details).map(([name, value]) => [[name], [value]]);
  return { kind: "table", title: "Document control", head: null, rows, widths: [30, 70] };
}

function governorsBlocks({ page, school, at }: Context, plan: PlanRecord): Block[] {
  const { required, open, notShown, done } = governorsPage(page, plan, at);
  const { review_on, governors, period } = plan.details;
  const list = (actions: readonly PlanAction[], none: string): Block =>
    actions.length === 0
      ? { kind: "text", text: none }
      : { kind: "bullets", items: actions.map((one) => `${one.text} (${shortFacts(one)})`) };
  const asked = governors.trim() === "" ? "Nothing today." : governors;
  const review = review_on === null ? "" : ` The plan is reviewed on ${paperDay(review_on)}.`;
  return [
    { kind: "heading", level: 1, text: "Report for governors" },
    { kind: "text", text: [school, period, paperDay(at.toISOString())].filter(Boolean).join(" · ") },
    { kind: "text", text: countWords(plan, at), style: "Strong" },
    { kind: "heading", level: 2, text: "Required by law or statutory guidance, and still open" },
    list(required, "Nothing in the plan that the law requires is open."),
    { kind: "heading", level: 2, text: "Next" },
    list(open, "No other action is open."),
    ...(notShown > 0 ? [{ kind: "text", text: `${notShown} more in the full plan.` } as const] : []),
    { kind: "heading", level: 2, text: "Done so far" },
    { kind: "text", text: `${done} of ${plan.actions.size}.${review}` },
    { kind: "heading", level: 2, text: "What we ask of governors" },
    { kind: "text", text: asked },
    { kind: "text", text: "The counts say what the school does. They do not measure anybody’s mental health." },
  ];
}

/** The plan as a workbook: a page to read, one row an action, one row a change of status. */
export function planSheet({ page, school, details, at }: Context, plan: PlanRecord): Uint8Array<ArrayBuffer> {
  const day = (value: string | null): Value => (value === null ? "" : { day: value });
  const actions = [...plan.actions.values()];
  const rows = actions.map((one, index): Value[] => [
    index + 1,
    one.text,
    linkedTo(page, one)
      .map(({ statement, link }) => statement?.text ?? link.statement_id)
      .join("\n"),
    linkedTo(page, one)
      .map(({ link }) => link.statement_id)
      .join("\n"),
    isRequired(page, one) ? "Yes" : "",
    one.owner,
    day(one.by),
    one.success,
    one.cost,
    one.evidence,
    day(one.review),
    statusLabel(statusOfAction(one)),
  ]);
  const history = actions.flatMap((one, index) =>
    one.history.map((step): Value[] => [index + 1, one.text, statusLabel(step.status), { day: step.at.slice(0, 10) }]),
  );
  const facts = controlRows(plan, details).filter(([, value]) => value !== "");
  const about = [
    plan.name,
    "One row is one action. The sheet History has each change of status with its day. A change here does not come back into the Workbench.",
    "Write no pupil’s name in it.",
    ...facts.map(([name, value]) => `${name}: ${value}`),
    paragraphOf(plan),
  ];
  return writeSheet({
    title: plan.name,
    author: school || "SEMH Champion",
    at,
    sheets: [
      { name: "Read me", columns: null, rows: about.map((line) => [line]) },
      { name: "Plan", columns: PLAN_COLUMNS, rows },
      { name: "History", columns: HISTORY_COLUMNS, rows: history },
    ],
  });
}

const PLAN_COLUMNS = [
  { title: "Number", width: 9 },
  { title: "Action", width: 40 },
  { title: "For the statement", width: 40 },
  { title: "Statement id", width: 22 },
  { title: "Required by law or statutory guidance", width: 14, choices: ["Yes"] },
  { title: "Owner", width: 18 },
  { title: "By when", width: 13 },
  { title: "Success measure", width: 34 },
  { title: "Cost and time", width: 20 },
  { title: "Evidence", width: 30 },
  { title: "Review", width: 13 },
  { title: "Status", width: 14, choices: STATUSES.map((one) => one.label) },
];

const HISTORY_COLUMNS = [
  { title: "Number", width: 9 },
  { title: "Action", width: 50 },
  { title: "Status", width: 16 },
  { title: "Since", width: 13 },
];

/** Days to look at the plan: when an open action is due, when it is reviewed, when the whole plan is. */
export function planCalendar({ at }: Context, plan: PlanRecord): string {
  const events = [...plan.actions.values()].filter(isOpen).flatMap((action): DayEvent[] => {
    const details = [action.owner && `Owner: ${action.owner}`, action.success && `Success measure: ${action.success}`];
    const event = (kind: string, title: string, day: string | null): DayEvent[] =>
      day === null
        ? []
        : [
            {
              id: `${action.id}-${kind}`,
              day,
              title: `${title}: ${action.text}`,
              details: details.filter(Boolean).join("\n"),
            },
          ];
    return [...event("review", "SEMH review", action.review), ...event("due", "SEMH action due", action.by)];
  });
  const { review_on } = plan.details;
  const whole: DayEvent[] =
    review_on === null
      ? []
      : [
          {
            id: `${plan.record_id}-review`,
            day: review_on,
            title: `Review of the whole plan: ${plan.name}`,
            details: "",
          },
        ];
  return writeCalendar(plan.name, [...events, ...whole], at);
}
