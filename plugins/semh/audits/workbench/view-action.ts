/** One action of the plan on one screen. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { type App, now, TEXT_WAIT } from "./app.ts";
import { nowWords } from "./counts.ts";
import {
  changeAction,
  type PlanAction,
  type PlanRecord,
  STATUSES,
  statusLabel,
  statusOfAction,
  withStatus,
} from "./plan.ts";
import { removeAction } from "./plan-actions.ts";
import { linkedTo, withinWords } from "./proposals.ts";
import { areaField, dayField, lineField } from "./view-fields.ts";
import { heading, routeLink, type View } from "./view-parts.ts";
import { paperDay } from "./words.ts";

/** The screen of an action. */
export function actionView(app: App, plan: PlanRecord, action: PlanAction): View {
  const number = [...plan.actions.keys()].indexOf(action.id) + 1;
  return html`
    <p>${routeLink({ page: "plan", record: plan.record_id }, "The plan", "back")}</p>
    ${heading(`Action ${number} of ${plan.actions.size}`, plan.name)} ${linksView(app, action)}
    ${fields(app, plan, action)} ${statusGroup(app, plan, action)} ${historyView(action)}
    ${onwards(plan, number)}
    <p class="buttons">
      <button type="button" id="remove-action" class="careful" @click=${() => void removeAction(app, plan, action.id)}>Remove this action from the plan</button>
    </p>
  `;
}

function set(app: App, plan: PlanRecord, action: PlanAction, part: Partial<PlanAction>, wait = TEXT_WAIT): void {
  app.editPlan(plan.record_id, (current, at) => changeAction(current, action.id, part, at), wait);
}

function linksView(app: App, action: PlanAction): View {
  const links = linkedTo(app.page, action);
  if (links.length === 0) return html`<p class="hint">This is an action of your own; it belongs to no statement.</p>`;
  return html`${links.map(({ link, definition, statement }) => {
    const session = statement?.session ? app.page.sessions[statement.session] : undefined;
    return html`<p class=${statement?.must ? "law" : "hint"}>
      For: ${statement?.text ?? link.statement_id} When it was added: ${nowWords(definition, link.now).toLowerCase()}.
      ${statement?.must ? html`<strong>Required by: ${statement.must.title}.</strong>` : nothing}
      ${session ? html`In the programme: <a href=${`${app.page.site.base}${session.url}`}>${session.title}</a>.` : nothing}
    </p>`;
  })}`;
}

/** How soon the audit suggests it should happen, for the hint beside the date. */
function suggested(app: App, action: PlanAction): string {
  const proposals = linkedTo(app.page, action).flatMap(({ statement }) => statement?.actions ?? []);
  const words = withinWords(proposals.find((one) => one.text === action.proposal)?.within);
  return words === "" ? "A day that somebody will check." : `The audit suggests: ${words.toLowerCase()}.`;
}

function fields(app: App, plan: PlanRecord, action: PlanAction): View {
  const text = (id: "text" | "owner" | "success" | "cost" | "evidence", label: string, hint: string) => ({
    id: `action-${id}`,
    label,
    hint,
    value: action[id],
    change: (value: string) => set(app, plan, action, { [id]: value }),
  });
  const day = (id: "by" | "review", label: string, hint: string) =>
    dayField({
      id: `action-${id}`,
      label,
      hint,
      value: action[id] ?? "",
      change: (value) => set(app, plan, action, { [id]: value || null }, 0),
    });
  return html`${areaField(text("text", "Action", "What somebody will do, so that you could see it being done."))}
    ${lineField(text("owner", "Owner", "One role, for example “pastoral lead”."))} ${day("by", "By when", suggested(app, action))}
    ${areaField(text("success", "Success measure", "How you will know that it worked: what you would see or count."))}
    ${areaField(text("cost", "Cost and time", "Money, cover, hours. “None” is an answer too."))}
    ${areaField(text("evidence", "Evidence", "What shows how far it has come, and where it is kept. No pupil’s name."))}
    ${day("review", "Review date", "When the owner and you look at it together.")}`;
}

function statusGroup(app: App, plan: PlanRecord, action: PlanAction): View {
  const current = statusOfAction(action);
  return html`<fieldset class="priority">
    <legend>Status</legend>
    <div class="row">
      ${STATUSES.map(
        (one) => html`<div class="choice small">
          <input type="radio" id=${`status-${one.id}`} name="status" value=${one.id} .checked=${live(current === one.id)}
            @change=${() => set(app, plan, action, { history: withStatus(action.history, one.id, now()) }, 0)} />
          <label for=${`status-${one.id}`}>${one.label}</label>
        </div>`,
      )}
    </div>
  </fieldset>`;
}

function historyView(action: PlanAction): View {
  return html`<h2>History</h2>
    <ul id="action-history">
      <li>Added ${paperDay(action.created)}</li>
      ${action.history.map((step) => html`<li>${statusLabel(step.status)}: ${paperDay(step.at)}</li>`)}
    </ul>`;
}

function onwards(plan: PlanRecord, number: number): View {
  const next = [...plan.actions.keys()][number];
  return html`<nav class="onwards" aria-label="Actions">
    ${
      next === undefined
        ? nothing
        : html`<p>${routeLink({ page: "action", record: plan.record_id, action: next }, "Next action", "button main")}</p>`
    }
    <p>${routeLink({ page: "plan", record: plan.record_id }, "All actions")}</p>
  </nav>`;
}
