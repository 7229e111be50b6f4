/** The first screen of one audit: its sections with their status, and everything else about the audit. */
import { html, nothing } from "lit-html";
import { upgrade } from "./actions.ts";
import type { App } from "./app.ts";
import { keptAnswers, nowWords, progressOf, statusOf, totalProgress } from "./counts.ts";
import type { Definition } from "./definition.ts";
import type { AuditRecord } from "./model.ts";
import { upgradeOf } from "./upgrade.ts";
import { standing } from "./view-chart.ts";
import { earlierVersions } from "./view-earlier.ts";
import { auditButtons, heading, paragraphs, routeLink, type View } from "./view-parts.ts";
import { counted } from "./words.ts";

/** The task list of an audit. */
export function tasksView(app: App, definition: Definition, record: AuditRecord): View {
  const total = totalProgress(definition, record);
  const version = `version ${definition.version}`;
  const caption = record.name === definition.title ? `Audit, ${version}` : `${definition.title}, ${version}`;
  return html`
    <p>${routeLink({ page: "home" }, "All audits", "back")}</p>
    ${heading(record.name, caption)} ${auditButtons(app, definition, record)} ${upgradeBox(app, definition, record)}
    <p id="total-progress"><strong>${total.answered} of ${total.total} answered.</strong> You can stop at any time and come back.</p>
    <details>
      <summary>About this audit</summary>
      ${paragraphs(definition.about ?? "")}
    </details>
    <h2>Sections</h2>
    <ol class="task-list" id="task-list">
      ${definition.sections.map((section) => task(definition, record, section))}
      <li>
        <span class="task-name">${routeLink({ page: "finish", audit: definition.id, record: record.record_id }, "Check and finish")}</span>
        <span class="task-note">All answers, what to find out, and the gaps</span>
      </li>
    </ol>
    <h2>How the sections stand</h2>
    ${standing(definition, record)} ${keptList(definition, record)} ${earlierVersions(app, record)}
  `;
}

function task(definition: Definition, record: AuditRecord, section: Definition["sections"][number]): View {
  const progress = progressOf(definition, record, section.statements);
  const status = statusOf(progress);
  const route = { page: "section", audit: definition.id, record: record.record_id, section: section.id } as const;
  return html`<li data-section=${section.id}>
    <span class="task-name">${routeLink(route, section.title)}</span>
    <span class="task-note">${progress.answered} of ${progress.total} answered</span>
    <strong class=${status === "Completed" ? "task-status is-done" : "task-status"}>${status}</strong>
  </li>`;
}

function upgradeBox(app: App, definition: Definition, record: AuditRecord): View {
  const change = upgradeOf(definition, record);
  if (change === null) return nothing;
  const { fresh, gone, carried } = change;
  return html`<section class="notice" id="new-version" aria-labelledby="new-version-title">
    <h2 id="new-version-title">The audit has a new version: ${change.from} → ${change.to}</h2>
    <ul>
      ${fresh.length > 0 ? html`<li>${counted(fresh.length, "new statement")}: ${fresh.map((one) => html`<br />${one.text}`)}</li>` : nothing}
      ${carried.length > 0 ? html`<li>${counted(carried.length, "answer")} will be carried over to the statement that takes its place.</li>` : nothing}
      ${gone.length > 0 ? html`<li>${counted(gone.length, "answer")} to statements no longer asked. Nothing is lost: they are listed below and go into every copy.</li>` : nothing}
      ${fresh.length + gone.length + carried.length === 0 ? html`<li>The statements you answered are still asked. Some wording may be new.</li>` : nothing}
    </ul>
    <p class="buttons">
      <button type="button" id="use-new-version" @click=${() => void upgrade(app, record, definition)}>Go on with version ${change.to}</button>
    </p>
  </section>`;
}

function keptList(definition: Definition, record: AuditRecord): View {
  const kept = keptAnswers(definition, record);
  if (kept.length === 0) return nothing;
  return html`<h2>Answers to statements no longer asked</h2>
    <p>They are kept, and go into every copy and spreadsheet.</p>
    <ul id="kept-answers">
      ${kept.map(
        ({ id, answer, retired }) => html`<li>
          <code>${id}</code>${retired ? " (retired)" : ""}: ${nowWords(definition, answer.now)}${answer.evidence === "" ? "" : `. ${answer.evidence}`}
        </li>`,
      )}
    </ul>`;
}
