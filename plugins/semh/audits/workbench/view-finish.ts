/** Check and finish: every answer with a way to change it, what to find out, and the gaps. */
import { html } from "lit-html";
import type { App } from "./app.ts";
import { gaps, nowWords, type Placed, priorityWords, toFindOut, totalProgress } from "./counts.ts";
import type { Definition } from "./definition.ts";
import { type AuditRecord, EMPTY_ANSWER, priorityOf } from "./model.ts";
import { writeRoute } from "./routes.ts";
import { fieldsetId } from "./statements.ts";
import { auditButtons, heading, routeLink, type View } from "./view-parts.ts";
import { counted } from "./words.ts";

/** The last screen of an audit. */
export function finishView(app: App, definition: Definition, record: AuditRecord): View {
  const total = totalProgress(definition, record);
  const open = total.total - total.answered;
  const find = toFindOut(definition, record);
  const found = gaps(definition, record);
  return html`
    <p>${routeLink({ page: "tasks", audit: definition.id, record: record.record_id }, "All sections", "back")}</p>
    ${heading("Check and finish", record.name)}
    <p id="total-progress">
      <strong>${total.answered} of ${total.total} answered.</strong>
      ${open === 0 ? "Download a copy: it is the record that lasts." : `${counted(open, "statement")} still open; you can finish without them.`}
    </p>
    ${auditButtons(app, definition, record)}
    <h2>Gaps</h2>
    <p>Low now and high priority; what law or statutory guidance requires comes first. What is done about them is written down in the development plan.</p>
    ${found.length === 0 ? html`<p id="gap-list">No gaps so far.</p>` : html`<ol id="gap-list" class="lines">${found.map((one) => line(definition, record, one))}</ol>`}
    <p>${routeLink({ page: "plans" }, "Go to the development plan", "button")}</p>
    <h2>To find out</h2>
    ${find.length === 0 ? html`<p id="find-out-list">Nothing was answered “don’t know”.</p>` : html`<ul id="find-out-list" class="lines">${find.map((one) => line(definition, record, one))}</ul>`}
    <h2>All answers</h2>
    ${definition.sections.map((section) => sectionTable(definition, record, section))}
  `;
}

function line(definition: Definition, record: AuditRecord, { section, statement, answer }: Placed): View {
  const priority = priorityWords(definition, priorityOf(statement, answer));
  const law = statement.must === null ? "" : ` Required: ${statement.must.title}.`;
  return html`<li>
    ${statement.text} <span class="hint">${section.title}. Now: ${nowWords(definition, answer.now)}.${priority === "" ? "" : ` Priority: ${priority}.`}${law}</span>
    ${changeLink(definition, record, section.id, statement.id, statement.text)}
  </li>`;
}

function sectionTable(definition: Definition, record: AuditRecord, section: Definition["sections"][number]): View {
  return html`<div class="table-wrap" tabindex="0" role="region" aria-label=${`Answers: ${section.title}`}>
    <table class="answers">
      <caption>
        ${section.title}
      </caption>
      <thead>
        <tr>
          <th scope="col">Statement</th>
          <th scope="col">Now</th>
          <th scope="col">Priority</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        ${section.statements.map((statement) => {
          const answer = record.answers.get(statement.id) ?? EMPTY_ANSWER;
          return html`<tr>
            <th scope="row">${statement.text}</th>
            <td>${nowWords(definition, answer.now)}</td>
            <td>${priorityWords(definition, priorityOf(statement, answer))}</td>
            <td>${changeLink(definition, record, section.id, statement.id, statement.text)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function changeLink(
  definition: Definition,
  record: AuditRecord,
  section: string,
  statement: string,
  text: string,
): View {
  const href = writeRoute({ page: "section", audit: definition.id, record: record.record_id, section });
  return html`<a class="change" href=${href} data-focus=${fieldsetId(statement)}>Change<span class="visually-hidden">: ${text}</span></a>`;
}
