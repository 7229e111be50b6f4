/** The plan on paper: the whole of it, and one page for governors. */
import { html, nothing } from "lit-html";
import type { App } from "./app.ts";
import type { PlanAction, PlanRecord } from "./plan.ts";
import {
  ACTION_HEADINGS,
  actionCells,
  controlRows,
  countWords,
  governorsPage,
  paragraphOf,
  shortFacts,
} from "./plan-words.ts";
import type { Route } from "./routes.ts";
import { letterhead } from "./view-letterhead.ts";
import { heading, paragraphs, print, routeLink, type View } from "./view-parts.ts";
import { paperDay } from "./words.ts";

/** The whole plan, with the way back and a print button. */
export function planReportView(app: App, plan: PlanRecord): View {
  return onPaper(
    app,
    plan,
    { page: "plan-report", record: plan.record_id },
    "The plan on paper",
    planReport(app, plan),
  );
}

/** The governors' page, with the way back and a print button. */
export function governorsView(app: App, plan: PlanRecord): View {
  return onPaper(app, plan, { page: "governors", record: plan.record_id }, "For governors", governorsBody(app, plan));
}

function onPaper(app: App, plan: PlanRecord, route: Route, caption: string, body: View): View {
  return html`
    <p class="no-print">${routeLink({ page: "plan", record: plan.record_id }, "The plan", "back")}</p>
    ${heading(plan.name, caption)}
    <p class="buttons no-print">
      <button type="button" id="print-report" class="main" @click=${() => print(app, route)}>Print</button>
    </p>
    ${body}
  `;
}

/** The plan as it is printed. */
export function planReport(app: App, plan: PlanRecord): View {
  const paragraph = paragraphOf(plan);
  return html`<div class="report" id="plan-report">
    ${letterhead(app)} ${controlTable(app, plan)}
    <h2>For the school’s own improvement plan</h2>
    ${paragraph === "" ? html`<p>Nothing is in the plan yet.</p>` : paragraphs(paragraph)}
    <div class="wide">
    <h2>Actions</h2>
    <p>${countWords(plan, new Date())}</p>
    <div class="table-wrap" tabindex="0" role="region" aria-label="Actions">
      <table id="plan-table">
        <caption class="visually-hidden">The actions of the plan</caption>
        <thead><tr>${ACTION_HEADINGS.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
        <tbody>${[...plan.actions.values()].map((one) => actionRow(app, one))}</tbody>
      </table>
    </div>
    </div>
  </div>`;
}

function controlTable(app: App, plan: PlanRecord): View {
  return html`<table id="plan-control">
    <caption>Document control</caption>
    <tbody>
      ${controlRows(plan, app.details()).map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}
    </tbody>
  </table>`;
}

function actionRow(app: App, action: PlanAction): View {
  const row = actionCells(app.page, action);
  return html`<tr>
    <th scope="row">${lines(row[0])}</th>
    ${row.slice(1).map((cell) => html`<td>${lines(cell)}</td>`)}
  </tr>`;
}

function lines(cell: string[] | undefined): View[] {
  return (cell ?? []).map((text, index) => (index === 0 ? html`${text}` : html`<br />${text}`));
}

/** One page for governors: counts, what the law requires, what is next, and what they are asked. */
export function governorsBody(app: App, plan: PlanRecord): View {
  const { required, open, notShown, done } = governorsPage(app.page, plan, new Date());
  const { review_on, governors } = plan.details;
  return html`<div class="report" id="governors">
    ${letterhead(app)}
    <p>${plan.details.period} Printed ${paperDay(new Date().toISOString())}.</p>
    <p><strong>${countWords(plan, new Date())}</strong></p>
    <h2>Required by law or statutory guidance, and still open</h2>
    ${actionList(required, "Nothing in the plan that the law requires is open.")}
    <h2>Next</h2>
    ${actionList(open, "No other action is open.")}
    ${notShown > 0 ? html`<p>${notShown} more in the full plan.</p>` : nothing}
    <h2>Done so far</h2>
    <p>${done} of ${plan.actions.size}.</p>
    <h2>What we ask of governors</h2>
    ${governors.trim() === "" ? html`<p>Nothing today.</p>` : paragraphs(governors)}
    ${review_on === null ? nothing : html`<p>The plan is reviewed on ${paperDay(review_on)}.</p>`}
    <p class="hint">The counts say what the school does. They do not measure anybody’s mental health.</p>
  </div>`;
}

function actionList(actions: readonly PlanAction[], none: string): View {
  if (actions.length === 0) return html`<p>${none}</p>`;
  return html`<ul>
    ${actions.map((one) => html`<li>${one.text} (${shortFacts(one)})</li>`)}
  </ul>`;
}
