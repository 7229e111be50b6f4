/** What the Workbench already knows that could be evidence. It is offered; nothing is taken, and no status is set, by itself. */
import type { App } from "../app.ts";
import { statusOf, totalProgress } from "../counts.ts";
import { isOpen } from "../plan.ts";
import type { ProgrammeRecord } from "../programme.ts";
import { auditsOf, plansOf, policiesOf } from "../state.ts";
import { counted, isoDay, paperDay, upperFirst } from "../words.ts";
import { halvesHeld } from "./terms.ts";

/** A sentence for the evidence, and the day that goes with it. */
export interface Offer {
  readonly text: string;
  readonly on: string | null;
}

/** What could be evidence for each expectation, by its id. */
export function offersFor(app: App, record: ProgrammeRecord, now: Date): Map<string, Offer[]> {
  return new Map([
    ["exp.champion-attends", attendance(record)],
    ["exp.staff-attend", others(record)],
    ["exp.audit", audits(app)],
    ["exp.plan-and-policy", [...plans(app), ...policies(app)]],
    ["exp.school-development-plan", paragraphs(app)],
    ["exp.parent-sessions", parents(record, isoDay(now))],
    ["exp.conference", conference(record)],
    ["exp.second-year", visits(record, isoDay(now))],
  ]);
}

function attendance(record: ProgrammeRecord): Offer[] {
  const attended = [...record.sessions.values()].filter((one) => one.status === "attended");
  if (attended.length === 0) return [];
  return [{ text: `${attended.length} of the 10 sessions are marked as attended.`, on: last(attended) }];
}

function others(record: ProgrammeRecord): Offer[] {
  const came = [...record.sessions].filter(([, one]) => one.status === "attended" && one.who.trim() !== "");
  if (came.length === 0) return [];
  const words = came.map(([id, one]) => `session ${id.slice(1)}: ${one.who.trim()}`);
  return [{ text: `Who came: ${words.join("; ")}.`, on: last(came.map(([, one]) => one)) }];
}

/** The two audits that were begun last. */
function audits(app: App): Offer[] {
  return auditsOf(app.state)
    .reverse()
    .flatMap((record): Offer[] => {
      const definition = app.definition(record.definition_id);
      if (definition?.kind !== "audit") return [];
      const progress = totalProgress(definition, record);
      const day = record.updated.slice(0, 10);
      if (progress.answered === 0) return [];
      const how =
        statusOf(progress) === "Completed" ? "finished" : `${progress.answered} of ${progress.total} answered`;
      return [
        { text: `${definition.title}: the audit “${record.name}”, ${how}, last changed on ${paperDay(day)}.`, on: day },
      ];
    })
    .slice(0, 2);
}

function plans(app: App): Offer[] {
  return plansOf(app.state)
    .filter((plan) => plan.actions.size > 0)
    .map((plan) => {
      const open = [...plan.actions.values()].filter(isOpen).length;
      const approved = plan.details.approved_on;
      const agreed = approved === null ? "" : `, approved on ${paperDay(approved)}`;
      const text = `The plan “${plan.name}” with ${counted(plan.actions.size, "action")}, ${open} of them open${agreed}.`;
      return { text, on: approved ?? plan.updated.slice(0, 10) };
    });
}

function policies(app: App): Offer[] {
  return policiesOf(app.state).map((one) => {
    const agreed = [...one.sections.values()].filter((section) => section.agreed).length;
    const text = `The policies “${one.name}” with ${counted(agreed, "section")} agreed.`;
    return { text, on: one.updated.slice(0, 10) };
  });
}

function paragraphs(app: App): Offer[] {
  return plansOf(app.state)
    .filter((plan) => plan.details.paragraph.trim() !== "" || plan.details.approved_on !== null)
    .map(({ name, details, updated }) => {
      const by = details.approved_by.trim() === "" ? "" : ` by ${details.approved_by.trim()}`;
      const approved = details.approved_on === null ? "" : `, approved${by} on ${paperDay(details.approved_on)}`;
      const what = details.paragraph.trim() === "" ? "" : "a paragraph for the school’s own improvement plan is in ";
      return {
        text: upperFirst(`${what}the plan “${name}”${approved}.`),
        on: details.approved_on ?? updated.slice(0, 10),
      };
    });
}

function parents(record: ProgrammeRecord, today: string): Offer[] {
  const held = [...record.parent_sessions.values()].filter((one) => one.on !== null && one.on <= today);
  if (held.length === 0) return [];
  const halves = counted(halvesHeld(record, today), "half-year");
  return [{ text: `${counted(held.length, "session")} for parents held, in ${halves}.`, on: last(held) }];
}

function conference(record: ProgrammeRecord): Offer[] {
  const tenth = record.sessions.get("s10");
  if (tenth?.status !== "attended") return [];
  return [{ text: "Session 10, the closing conference, is marked as attended.", on: tenth.on }];
}

function visits(record: ProgrammeRecord, today: string): Offer[] {
  const made = [...record.visits.values()].filter((one) => one.on !== null && one.on <= today);
  if (made.length === 0) return [];
  const hours = made.reduce((sum, one) => sum + (one.hours ?? 0), 0);
  return [
    { text: `${counted(made.length, "visit")} with the partner school, ${counted(hours, "hour")}.`, on: last(made) },
  ];
}

function last(entries: readonly { readonly on: string | null }[]): string | null {
  return (
    entries
      .flatMap((one) => one.on ?? [])
      .sort()
      .at(-1) ?? null
  );
}
