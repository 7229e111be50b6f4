/** One development plan: its actions, and what stands round them on paper. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { type App, TEXT_WAIT } from "./app.ts";
import { planExports } from "./exports.ts";
import {
  isOverdue,
  type PlanAction,
  type PlanDetails,
  type PlanRecord,
  statusLabel,
  statusOfAction,
  withDetails,
} from "./plan.ts";
import { addOwn } from "./plan-actions.ts";
import { countWords, draftParagraph } from "./plan-words.ts";
import { isRequired, linkedTo } from "./proposals.ts";
import { writeRoute } from "./routes.ts";
import { earlierVersions } from "./view-earlier.ts";
import { areaField, dayField, lineField } from "./view-fields.ts";
import { fileButtons, heading, routeLink, type View } from "./view-parts.ts";
import { aboutPlans } from "./view-plans.ts";
import { isoDay, paperDay } from "./words.ts";

/** The screen of a plan. */
export function planView(app: App, plan: PlanRecord): View {
  const actions = [...plan.actions.values()];
  return html`
    <p>${routeLink({ page: "home" }, "Workbench", "back")}</p>
    ${heading(plan.name, "Development plan")} ${planButtons(app, plan)}
    <p id="plan-counts"><strong>${countWords(plan, new Date())}</strong></p>
    ${aboutPlans()}
    <h2>Actions</h2>
    <p class="buttons">
      ${routeLink({ page: "choose", record: plan.record_id }, "Choose actions from an audit", actions.length === 0 ? "button main" : "button")}
      <button type="button" id="add-own" @click=${() => void addOwn(app, plan)}>Add an action of your own</button>
    </p>
    ${
      actions.length === 0
        ? html`<p id="action-list">Nothing is in the plan yet. Nothing is added until you choose it.</p>`
        : html`<ol class="task-list" id="action-list">${repeat(
            actions,
            (one) => one.id,
            (one) => actionItem(app, plan, one),
          )}</ol>`
    }
    <h2>For other readers</h2>
    <ul class="lines">
      <li>${routeLink({ page: "plan-report", record: plan.record_id }, "The whole plan on paper")}</li>
      <li>${routeLink({ page: "governors", record: plan.record_id }, "One page for governors")}</li>
    </ul>
    <h2>Reminders</h2>
    <p>A calendar file with the day each open action is due and reviewed, and the day of the whole plan’s review. Outlook, Google and Apple calendars open it; each reminds a week before.</p>
    <p class="buttons">
      <button type="button" id="calendar" @click=${() => void planExports(app, plan).calendar()}>Calendar (.ics)</button>
    </p>
    ${words(app, plan)} ${control(app, plan)} ${earlierVersions(app, plan)}
  `;
}

/** The file buttons of a plan. */
export function planButtons(app: App, plan: PlanRecord): View {
  const { word, spreadsheet } = planExports(app, plan);
  return fileButtons(app, { record: plan, word, spreadsheet, report: { page: "plan-report", record: plan.record_id } });
}

function actionItem(app: App, plan: PlanRecord, action: PlanAction): View {
  const route = { page: "action", record: plan.record_id, action: action.id } as const;
  const late = isOverdue(action, isoDay(new Date()));
  const when = action.by === null ? "No date yet" : `By ${paperDay(action.by)}${late ? " (past)" : ""}`;
  const statements = linkedTo(app.page, action).map(({ statement, link }) => statement?.text ?? link.statement_id);
  const status = statusOfAction(action);
  return html`<li data-action=${action.id}>
    <span class="task-name">
      <a href=${writeRoute(route)}>${action.text.trim() === "" ? "An action without words" : action.text}</a>
      <span class="hint block">${action.owner.trim() || "No owner yet"}. ${when}.${isRequired(app.page, action) ? " Required by law or statutory guidance." : ""}</span>
      ${statements.map((text) => html`<span class="hint block">For: ${text}</span>`)}
    </span>
    <strong class=${status === "done" ? "task-status is-done" : "task-status"}>${statusLabel(status)}</strong>
  </li>`;
}

function set(app: App, plan: PlanRecord, part: Partial<PlanDetails>, wait = TEXT_WAIT): void {
  app.editPlan(plan.record_id, (current, at) => withDetails(current, part, at), wait);
}

function words(app: App, plan: PlanRecord): View {
  const draft = draftParagraph(plan);
  return html`<h2>Words for other plans</h2>
    ${areaField(
      {
        id: "plan-paragraph",
        label: "Paragraph for the school’s own improvement plan",
        hint: "Leave it empty to use the draft below, which follows your actions.",
        value: plan.details.paragraph,
        change: (paragraph) => set(app, plan, { paragraph }),
      },
      5,
    )}
    ${draft === "" ? nothing : html`<p class="note" id="plan-draft"><span class="visually-hidden">Draft: </span>${draft}</p>`}
    ${areaField({
      id: "plan-governors",
      label: "What governors are asked to decide or notice",
      hint: "It stands on the governors’ page. For example: “Agree cover for two mornings a term.”",
      value: plan.details.governors,
      change: (governors) => set(app, plan, { governors }),
    })}`;
}

function control(app: App, plan: PlanRecord): View {
  const { details } = plan;
  const line = (id: keyof PlanDetails, label: string, hint: string) =>
    lineField({
      id: `plan-${id}`,
      label,
      hint,
      value: details[id] ?? "",
      change: (value) => set(app, plan, { [id]: value }),
    });
  const day = (id: "approved_on" | "review_on", label: string) =>
    dayField({
      id: `plan-${id}`,
      label,
      value: details[id] ?? "",
      change: (value) => set(app, plan, { [id]: value || null }, 0),
    });
  return html`<h2>Document control</h2>
    <p>These lines head the plan on paper and in Word.</p>
    ${line("period", "Period", "For example: 2026–27")} ${line("lead", "Led by", "A role, for example: SEMH Champion")}
    ${line("version", "Version", "For example: 1.0, or draft 2")} ${line("approved_by", "Approved by", "For example: full governing body")}
    ${day("approved_on", "Approved on")} ${day("review_on", "Next review of the whole plan")}`;
}
