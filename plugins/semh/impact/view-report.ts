/** The impact report as it is read and printed: what adults did, and what changed for pupils, apart. */
import { html, nothing } from "lit-html";
import { heading, print, routeLink, type View } from "../audits/workbench/view-parts.ts";
import { paperDay } from "../audits/workbench/words.ts";
import { impactRoute, type RecordContext, reportFor } from "./context.ts";
import { PERIOD_WORDS } from "./form.ts";
import type { FigureRow, Half, Report } from "./report.ts";
import { movementView } from "./view-audits.ts";
import { pairChart } from "./view-charts.ts";
import { profileView } from "./view-profile.ts";

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
    <p>${[app.schoolName, paperDay(new Date().toISOString())].filter(Boolean).join(", ")}</p>
    ${reportBody(reportFor(context, record))}
  `;
}

/** The report without its heading. */
export function reportBody(report: Report): View {
  const { periods, refusal, adults, pupils, movement, profile, notes, cautions } = report;
  const isEmpty =
    [adults, pupils].every((one) => one.figures.length + one.words.length === 0) &&
    movement === null &&
    profile === null;
  return html`<div class="report" id="impact-report">
    <table id="periods-table">
      <caption>The two periods</caption>
      <tbody>${periods.map(([name, text]) => html`<tr><th scope="row">${name}</th><td>${text}</td></tr>`)}</tbody>
    </table>
    ${refusal === null ? nothing : html`<p class="problem" id="report-refusal">${refusal}</p>`}
    ${isEmpty ? html`<p>Nothing is filled in yet.</p>` : nothing} ${halfView(adults, movement ? movementView(movement) : nothing)}
    ${halfView(pupils, profile === null ? nothing : profileView(profile))}
    <h2>What these figures cannot say</h2>
    <ul class="lines" id="report-cautions">${cautions.map((one) => html`<li>${one}</li>`)}</ul>
    ${notes.map(([label, text]) => html`<h2>${label}</h2><p class="lines-kept">${text}</p>`)}
  </div>`;
}

function halfView(half: Half, more: View): View {
  const { shows, title, figures, words } = half;
  if (figures.length + words.length === 0 && more === nothing) return nothing;
  const drawn = figures.filter((one) => one.result.change !== null);
  return html`<section aria-labelledby=${`half-${shows}`} data-half=${shows}>
    <h2 id=${`half-${shows}`}>${title}</h2>
    ${drawn.map((one) => html`<p class="chart-label">${one.result.measure.title}</p>${pairChart(one)}`)}
    ${figures.length === 0 ? nothing : html`${figuresTable(half)} ${factsList(half)}`} ${words.length === 0 ? nothing : wordsTable(half)} ${more}
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

function figureRow({ result, was, now, change }: FigureRow): View {
  return html`<tr data-result=${result.measure.id}>
    <th scope="row">${result.measure.title}</th>
    <td>${was}</td>
    <td>${now}</td>
    <td>${change}</td>
  </tr>`;
}

/** The definition of each figure, how the school counted, the country's figure for orientation, and what to watch. */
function factsList({ figures }: Half): View {
  return html`<h3>How they are counted, and what to watch</h3>
    <ul class="lines">
      ${figures.map(({ result, note, national }) => {
        const facts = [
          result.measure.definition,
          note !== "" && `How the school counted: ${note}`,
          national.length > 0 && `In England: ${national.join("; ")}.`,
          ...result.measure.cautions,
        ];
        return html`<li data-facts=${result.measure.id}><strong>${result.measure.title}.</strong> ${facts.filter(Boolean).join(" ")}</li>`;
      })}
    </ul>`;
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
