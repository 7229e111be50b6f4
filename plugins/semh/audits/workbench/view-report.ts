/** The report: what is printed. Answers stand as text, in as few sides as their notes need. */
import { html, nothing } from "lit-html";
import type { App } from "./app.ts";
import {
  gaps,
  keptAnswers,
  nowWords,
  type Placed,
  placedAnswers,
  priorityWords,
  toFindOut,
  totalProgress,
} from "./counts.ts";
import type { Definition } from "./definition.ts";
import { type AuditRecord, CONFIDENCES, priorityOf } from "./model.ts";
import { standing } from "./view-chart.ts";
import { letterhead, whoLines } from "./view-letterhead.ts";
import { heading, print, routeLink, type View } from "./view-parts.ts";
import { paperDay } from "./words.ts";

/** The report with the way back and a print button, neither of which is printed. */
export function reportView(app: App, definition: Definition, record: AuditRecord): View {
  const base = { audit: definition.id, record: record.record_id };
  return html`
    <p class="no-print">${routeLink({ page: "tasks", ...base }, "All sections", "back")}</p>
    ${heading(record.name, "Report")}
    <p class="buttons no-print">
      <button type="button" id="print-report" class="main" @click=${() => print(app, { page: "report", ...base })}>Print</button>
    </p>
    ${reportBody(app, definition, record)}
  `;
}

/** The report itself. */
export function reportBody(app: App, definition: Definition, record: AuditRecord): View {
  const { answered, total } = totalProgress(definition, record);
  const placed = placedAnswers(definition, record);
  return html`<div class="report" id="report">
    ${letterhead(app)} ${whoLines(app)}
    <p>
      ${definition.title}, version ${record.definition_version}. ${answered} of ${total} answered. Last changed ${paperDay(record.updated)};
      printed ${paperDay(new Date().toISOString())}.
    </p>
    <h2>How the sections stand</h2>
    ${standing(definition, record)}
    <h2>Gaps: low now and high priority</h2>
    ${shortList(definition, gaps(definition, record), "No gaps so far.")}
    <h2>To find out</h2>
    ${shortList(definition, toFindOut(definition, record), "Nothing was answered “don’t know”.")}
    <h2>All answers</h2>
    ${definition.sections.map((section) =>
      sectionPart(
        definition,
        section.title,
        placed.filter((one) => one.section === section),
      ),
    )}
    ${keptPart(definition, record)}
  </div>`;
}

function shortList(definition: Definition, list: Placed[], none: string): View {
  if (list.length === 0) return html`<p>${none}</p>`;
  return html`<ol>
    ${list.map(
      ({ statement, answer }) =>
        html`<li>${statement.text} (${nowWords(definition, answer.now).toLowerCase()}${statement.must === null ? "" : "; required by law or statutory guidance"})</li>`,
    )}
  </ol>`;
}

function sectionPart(definition: Definition, title: string, list: Placed[]): View {
  return html`<h3>${title}</h3>
    <ol class="report-answers">
      ${list.map(({ statement, answer }) => {
        const priority = priorityWords(definition, priorityOf(statement, answer));
        const sure = CONFIDENCES.find((one) => one.id === answer.confidence)?.label ?? "";
        const facts = [
          priority && `Priority: ${priority.toLowerCase()}`,
          answer.owner && `Owner: ${answer.owner}`,
          answer.date && `Date: ${paperDay(answer.date)}`,
          sure,
        ].filter(Boolean);
        return html`<li>
          <p>${statement.text}${statement.must === null ? nothing : html` <em>(required by law or statutory guidance)</em>`}</p>
          <p><strong>${nowWords(definition, answer.now)}.</strong> ${facts.length > 0 ? `${facts.join(". ")}.` : ""}</p>
          ${answer.evidence === "" ? nothing : html`<p class="note">${answer.evidence}</p>`}
        </li>`;
      })}
    </ol>`;
}

function keptPart(definition: Definition, record: AuditRecord): View {
  const kept = keptAnswers(definition, record);
  if (kept.length === 0) return nothing;
  return html`<h3>Answers to statements no longer asked</h3>
    <ul>
      ${kept.map(({ id, answer }) => html`<li>${id}: ${nowWords(definition, answer.now)}. ${answer.evidence}</li>`)}
    </ul>`;
}
