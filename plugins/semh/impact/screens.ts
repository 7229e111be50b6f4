/** The entry of the script with the screens of `#/impact` and `#/conference`; the measures come in measures.js before it. */
import { html } from "lit-html";
import { commit } from "../audits/workbench/actions.ts";
import { type App, now } from "../audits/workbench/app.ts";
import { type ImpactRecord, impactWords, newImpact } from "../audits/workbench/impact-record.ts";
import "../audits/workbench/later-screens.ts";
import type { LaterRoute } from "../audits/workbench/routes.ts";
import { recordsOfKind } from "../audits/workbench/state.ts";
import { earlierVersions } from "../audits/workbench/view-earlier.ts";
import { fileButtons, heading, routeLink, type View } from "../audits/workbench/view-parts.ts";
import { recordCard } from "../audits/workbench/view-record-card.ts";

function page(app: App, route: LaterRoute): View | null {
  if (route.page !== "impact" || route.part !== null) return null;
  if (route.record === null) return impactsView(app);
  const record = app.impact(route.record);
  return record === undefined ? null : impactView(app, record);
}

function impactsView(app: App): View {
  const records = recordsOfKind(app.state, "impact");
  return html`
    <p>${routeLink({ page: "home" }, "Workbench", "back")}</p>
    ${heading("Impact")} ${fileButtons(app)}
    <p>Your school’s figures before and now, of the same length and season.</p>
    ${
      records.length === 0
        ? html`<p>There is no record of impact in this browser yet. Start here, or open a copy that you downloaded earlier.</p>`
        : html`<ul class="cards" id="impact-list">
            ${records.map((one) =>
              recordCard(
                app,
                one,
                { page: "impact", record: one.record_id, part: null, item: null },
                `${impactWords(one)}.`,
              ),
            )}
          </ul>`
    }
    <p class="buttons">
      <button type="button" id="start-impact" class=${records.length === 0 ? "main" : ""} @click=${() => void start(app)}>
        ${records.length === 0 ? "Start a record of impact" : "Start another record"}
      </button>
    </p>
  `;
}

function impactView(app: App, record: ImpactRecord): View {
  return html`
    <p>${routeLink({ page: "impact", record: null, part: null, item: null }, "Impact", "back")}</p>
    ${heading(record.name, "Impact")} ${fileButtons(app, { record })}
    <p>${impactWords(record)}.</p>
    ${earlierVersions(app, record)}
  `;
}

async function start(app: App): Promise<void> {
  const record = newImpact(app.freshName("impact", "Impact"), now());
  if (await commit(app, [{ record_id: record.record_id, record }], null)) {
    app.go({ page: "impact", record: record.record_id, part: null, item: null });
  }
}

globalThis.semhImpact = { page, paper: () => null };
