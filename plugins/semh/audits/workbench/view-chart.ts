/** How the sections stand: bars drawn as SVG, with the same numbers in a table beneath. */
import { html } from "lit-html";
import { chartKey, stackedBar } from "./bars.ts";
import { halfAnswered, type Progress, progressOf, totalProgress } from "./counts.ts";
import type { Definition } from "./definition.ts";
import type { AuditRecord } from "./model.ts";
import type { View } from "./view-parts.ts";

/** Bars and table, or a sentence that says when they will come: nothing is counted up before half is answered. */
export function standing(definition: Definition, record: AuditRecord): View {
  const total = totalProgress(definition, record);
  if (!halfAnswered(total)) {
    return html`<p id="not-yet-counted">
      The counts appear when half the statements are answered. So far: ${total.answered} of ${total.total} answered. Most schools have
      many low answers the first time; an honest low answer is the useful one.
    </p>`;
  }
  const rows = definition.sections.map((section) => ({
    title: section.title,
    progress: progressOf(definition, record, section.statements),
  }));
  return html`${chartKey([...definition.ratings.map((one, index) => [index, one.label] as const), ["open", "No rating"]])}
    <div class="chart" aria-hidden="true">
      ${rows.map((row) => html`<p class="chart-label">${row.title}</p>${bar(row.progress)}`)}
    </div>
    <div class="table-wrap" tabindex="0" role="region" aria-labelledby="standing-caption">${table(definition, [...rows, { title: "All sections", progress: total }])}</div>
    <p class="hint">These are counts of statements. They say what the school does; they do not measure anybody’s mental health.</p>`;
}

function bar(progress: Progress): View {
  const pieces = progress.byRating.map((count, level) => ({ count, level }));
  return stackedBar([...pieces, { count: progress.total - progress.rated, level: "open" }], progress.total);
}

function table(definition: Definition, rows: { title: string; progress: Progress }[]): View {
  return html`<table id="standing-table">
    <caption id="standing-caption">How many statements have each answer</caption>
    <thead>
      <tr>
        <th scope="col">Section</th>
        <th scope="col">Answered</th>
        ${definition.ratings.map((one) => html`<th scope="col">${one.label}</th>`)}
        <th scope="col">Don’t know</th>
        <th scope="col">Not applicable</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ title, progress }) => html`<tr>
          <th scope="row">${title}</th>
          <td>${progress.answered} of ${progress.total}</td>
          ${progress.byRating.map((count) => html`<td>${count}</td>`)}
          <td>${progress.dontKnow}</td>
          <td>${progress.notApplicable}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
