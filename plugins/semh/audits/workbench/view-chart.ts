/** How the sections stand: bars drawn as SVG, with the same numbers in a table beneath. */
import { html, nothing, svg } from "lit-html";
import { halfAnswered, type Progress, progressOf, totalProgress } from "./counts.ts";
import type { Definition } from "./definition.ts";
import type { AuditRecord } from "./model.ts";
import type { View } from "./view-parts.ts";

const BAR = 26;

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
  return html`<ul class="chart-key" aria-hidden="true">
      ${definition.ratings.map((one, index) => html`<li><span class="swatch level-${index}"></span>${one.label}</li>`)}
      <li><span class="swatch level-open"></span>No rating</li>
    </ul>
    <div class="chart" aria-hidden="true">
      ${rows.map((row) => html`<p class="chart-label">${row.title}</p>${bar(row.progress)}`)}
    </div>
    <div class="table-wrap" tabindex="0" role="region" aria-labelledby="standing-caption">${table(definition, [...rows, { title: "All sections", progress: total }])}</div>
    <p class="hint">These are counts of statements. They say what the school does; they do not measure anybody’s mental health.</p>`;
}

function bar(progress: Progress): View {
  const parts = [...progress.byRating, progress.total - progress.rated];
  const open = progress.byRating.length;
  let start = 0;
  // Percentages, not a view box: the bars stretch with the page while the numbers keep their size.
  const pieces = parts.map((count, index) => {
    const width = (count / Math.max(1, progress.total)) * 100;
    const x = start;
    start += width;
    if (count === 0) return nothing;
    const level = index === open ? "open" : index;
    return svg`<rect class=${`level-${level}`} x=${`${x}%`} y="1" width=${`${width}%`} height=${BAR - 2}></rect>
      <text class=${`on-level-${level}`} x=${`${x + width / 2}%`} y=${BAR / 2 + 5} text-anchor="middle">${count}</text>`;
  });
  return html`<svg width="100%" height=${BAR} focusable="false">${pieces}</svg>`;
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
