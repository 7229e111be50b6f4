/** One section of an audit on one screen. */
import { html, nothing } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { repeat } from "lit-html/directives/repeat.js";
import type { App } from "./app.ts";
import { progressOf } from "./counts.ts";
import type { Definition, Section } from "./definition.ts";
import type { AuditRecord } from "./model.ts";
import { heading, paragraphs, routeLink, type View } from "./view-parts.ts";
import { statementView } from "./view-statement.ts";

/** The screen of a section: its statements, then the way on. */
export function sectionView(app: App, definition: Definition, record: AuditRecord, section: Section): View {
  const index = definition.sections.indexOf(section);
  const progress = progressOf(definition, record, section.statements);
  const tasks = { page: "tasks", audit: definition.id, record: record.record_id } as const;
  return html`
    <p>${routeLink(tasks, "All sections", "back")}</p>
    ${heading(section.title, `${record.name}, section ${index + 1} of ${definition.sections.length}`)}
    ${paragraphs(section.about ?? "")}
    <p id="section-progress"><strong>${progress.answered} of ${progress.total} answered.</strong> Nothing has to be answered to go on.</p>
    ${howTo(definition)}
    ${repeat(
      section.statements,
      (one) => one.id,
      // A statement is looked at again only when its own answer has changed: one press, one statement's work.
      (one, position) =>
        guard([one, record.answers.get(one.id), record.statements], () =>
          statementView(app, definition, record, one, position + 1),
        ),
    )}
    ${onwards(definition, record, index)}
  `;
}

function howTo(definition: Definition): View {
  return html`<details class="how-to">
    <summary>What the answers mean</summary>
    <ul>
      ${definition.ratings.map((one) => html`<li><strong>${one.label}.</strong> ${one.means}</li>`)}
      <li><strong>Don’t know.</strong> It goes on your list of things to find out.</li>
      <li><strong>Not applicable.</strong> The statement cannot apply to your school. It is counted apart.</li>
    </ul>
    ${
      definition.priorities.some((one) => one.means)
        ? html`<p>Priority:</p>
            <ul>
              ${definition.priorities.map((one) => html`<li><strong>${one.label}.</strong> ${one.means}</li>`)}
            </ul>`
        : nothing
    }
  </details>`;
}

function onwards(definition: Definition, record: AuditRecord, index: number): View {
  const base = { audit: definition.id, record: record.record_id };
  const next = definition.sections[index + 1];
  const previous = definition.sections[index - 1];
  return html`<nav class="onwards" aria-label="Sections">
    ${
      next
        ? html`<p>${routeLink({ page: "section", ...base, section: next.id }, `Next section: ${next.title}`, "button main")}</p>`
        : html`<p>${routeLink({ page: "finish", ...base }, "Next: check and finish", "button main")}</p>`
    }
    ${previous ? html`<p>${routeLink({ page: "section", ...base, section: previous.id }, `Previous section: ${previous.title}`)}</p>` : nothing}
    <p>${routeLink({ page: "tasks", ...base }, "All sections")}</p>
  </nav>`;
}
