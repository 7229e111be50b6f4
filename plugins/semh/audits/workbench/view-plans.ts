/** The development plans in this browser, and starting one. */
import { html } from "lit-html";
import type { App } from "./app.ts";
import { startPlan } from "./plan-actions.ts";
import { countWords } from "./plan-words.ts";
import { plansOf } from "./state.ts";
import { fileButtons, heading, routeLink, type View } from "./view-parts.ts";
import { recordCard } from "./view-record-card.ts";

/** The list of plans; with one plan the address leads straight to it. */
export function plansView(app: App): View {
  const plans = plansOf(app.state);
  return html`
    <p>${routeLink({ page: "home" }, "Workbench", "back")}</p>
    ${heading("Development plan")} ${fileButtons(app)} ${aboutPlans()}
    ${
      plans.length === 0
        ? html`<p>There is no plan in this browser yet. Start one, or open a copy that you downloaded earlier.</p>`
        : html`<ul class="cards" id="plan-list">
            ${plans.map((plan) => recordCard(app, plan, { page: "plan", record: plan.record_id }, countWords(plan, new Date())))}
          </ul>`
    }
    <p class="buttons">
      <button type="button" id="start-plan" class=${plans.length === 0 ? "main" : ""} @click=${() => void startPlan(app)}>
        ${plans.length === 0 ? "Start the development plan" : "Start another plan"}
      </button>
    </p>
  `;
}

/** How the plan works, in a few sentences. */
export function aboutPlans(): View {
  return html`<details class="how-to">
    <summary>How the plan works</summary>
    <ul>
      <li>The audit proposes actions for what is low now: what the law requires first, then high priority, then the rest. Nothing is added until you choose it.</li>
      <li>Every action can be changed, and you can add your own. Owners are roles, not names.</li>
      <li>Each change of status keeps its date. When you do the audit again, “Compare two audits” shows which statements moved and which actions were for them.</li>
      <li>The plan goes into the same copy (.json) as your audits. Word, spreadsheet and print are for other people to read.</li>
      <li>Three to five actions that get done are worth more than twenty that do not.</li>
    </ul>
  </details>`;
}
