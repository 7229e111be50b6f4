/** The impact report as it is read and printed: what adults did, and what changed for pupils, apart. */
import { html, nothing } from "lit-html";
import { heading, print, routeLink, type View } from "../audits/workbench/view-parts.ts";
import { paperDay } from "../audits/workbench/words.ts";
import { impactRoute, type RecordContext, reportFor } from "./context.ts";
import { PERIOD_WORDS } from "./form.ts";
import type { FigureRow, Half, Report } from "./report.ts";
import { movementView } from "./view-audits.ts";
import { pairChart } from "./view-charts.ts";

/** The report with the way back and a print button. */
export function reportView(context: RecordContext): View {
  const { app, record } = context;
  const route = impactRoute(record.record_id, "report");
  return html`
    <p class="no-print">${routeLink(impactRoute(record.record_id), "All kinds of evidence", "back")}</p>
    ${heading(record.name, "Impact report")}
    <p class="buttons no-print">
      <button type="button" id="print-report" class="main" @click=${() => print(app, route)}>Print</button>
    </p>
    <p>${[app.state.meta.school.name, paperDay(new Date().toISOString())].filter(Boolean).join(", ")}</p>
    ${reportBody(reportFor(context, record))}
  `;
}

/** The report without its heading. */
export function reportBody(report: Report): View {
  const { periods, refusal, adults, pupils, movement, notes, cautions } = report;
  const isEmpty = [adults, pupils].every((one) => one.figures.length + one.words.length === 0) && movement === null;
  return html`<div class="report" id="impact-report">
    <table id="periods-table">
      <caption>The two periods</caption>
      <tbody>${periods.map(([name, text]) => html`<tr><th scope="row">${name}</th><td>${text}</td></tr>`)}</tbody>
    </table>
    ${refusal === null ? nothing : html`<p class="problem" id="report-refusal">${refusal}</p>`}
    ${isEmpty ? html`<p>Nothing is filled in yet.</p>` : nothing} ${halfView(adults, movement ? movementView(movement) : nothing)}
    ${halfView(pupils, nothing)}
    <h2>What these figures cannot say</h2>
    <ul class="lines" id="report-cautions">${cautions.map((one) => html`<li>${one}</li>`)}</ul>
    ${notes.map(([label, text]) => html`<h2>${label}</h2><p class="lines-kept">${text}</p>`)}
  </div>`;
}

function halfView(half: Half, movement: View): View {
  const { shows, title, figures, words } = half;
  if (figures.length + words.length === 0 && movement === nothing) return nothing;
  const drawn = figures.filter((one) => one.result.change !== null);
  return html`<section aria-labelledby=${`half-${shows}`} data-half=${shows}>
    <h2 id=${`half-${shows}`}>${title}</h2>
    ${drawn.map((one) => html`<p class="chart-label">${one.result.measure.title}</p>${pairChart(one)}`)}
    ${figures.length === 0 ? nothing : figuresTable(half)} ${words.length === 0 ? nothing : wordsTable(half)} ${movement}
  </section>`;
}

function figuresTable({ shows, title, figures }: Half): View {
  return html`<div class="table-wrap" tabindex="0" role="region" aria-label=${`${title}: figures`}>
    <table class="answers" id=${`figures-${shows}`}>
      <caption>${title}: figures</caption>
      <thead><tr><th scope="col">Measure</th><th scope="col">${PERIOD_WORDS.baseline}</th><th scope="col">${PERIOD_WORDS.now}</th><th scope="col">Difference</th></tr></thead>
      <tbody>${figures.map(figureRow)}</tbody>
    </table>
  </div>`;
}

function figureRow(row: FigureRow): View {
  const { measure } = row.result;
  return html`<tr data-result=${measure.id}>
    <th scope="row">
      <strong>${measure.title}</strong>
      <span class="hint block">${measure.definition}</span>
      ${row.note === "" ? nothing : html`<span class="hint block">Counted: ${row.note}</span>`}
      ${row.national.length === 0 ? nothing : html`<span class="hint block">In England: ${row.national.join("; ")}.</span>`}
      ${measure.cautions.map((one) => html`<span class="hint block">${one}</span>`)}
    </th>
    <td>${row.was}</td>
    <td>${row.now}</td>
    <td>${row.change}</td>
  </tr>`;
}

function wordsTable({ shows, title, words }: Half): View {
  return html`<div class="table-wrap" tabindex="0" role="region" aria-label=${`${title}: in words`}>
    <table class="answers" id=${`words-${shows}`}>
      <caption>${title}: in words</caption>
      <thead><tr><th scope="col">Evidence</th><th scope="col">${PERIOD_WORDS.baseline}</th><th scope="col">${PERIOD_WORDS.now}</th></tr></thead>
      <tbody>
        ${words.map(
          (one) => html`<tr>
            <th scope="row">${one.measure.title}</th>
            <td class="lines-kept">${one.was}</td>
            <td class="lines-kept">${one.now}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
