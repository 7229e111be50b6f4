/** The case study on the screen and on paper. */
import { html, nothing } from "lit-html";
import { heading, print, routeLink, type View } from "../../audits/workbench/view-parts.ts";
import { type Context, conferenceRoute } from "../context.ts";
import { caseStudy, ONE_PAGE, type Passage } from "./case-study.ts";
import { caseStudyExport } from "./exports.ts";
import type { Given } from "./offers.ts";

/** The screen: the way back, the buttons, and the page. */
export function caseStudyView(context: Context, given: Given): View {
  const { app } = context;
  const id = given.programme.record_id;
  const study = caseStudy(given);
  const isEmpty = study.passages.every((one) => one.paragraphs.length + one.rows.length === 0);
  return html`
    <p class="no-print">${routeLink(conferenceRoute(id), "All four headings", "back")}</p>
    ${heading("Case study", given.school)}
    <p class="no-print" id="word-count">${study.words} words beside the table. ${study.words > ONE_PAGE ? `More than ${ONE_PAGE} hardly fit one page: untick something.` : "About 300 and a table fit one page."}</p>
    <p class="buttons no-print">
      <button type="button" id="print-report" class="main" @click=${() => print(app, conferenceRoute(id, "case-study"))}>Print</button>
      <button type="button" id="word" @click=${() => void caseStudyExport(context, given)}>Word</button>
    </p>
    ${isEmpty ? html`<p>Nothing is chosen yet. ${routeLink(conferenceRoute(id), "Choose under the four headings")}.</p>` : nothing}
    <div class="report" id="case-study">
      ${study.passages.map((one) => passageView(one, study.spans))}
      ${study.caution === "" ? nothing : html`<p>${study.caution}</p>`}
    </div>
  `;
}

function passageView({ title, paragraphs, rows }: Passage, [then, now]: readonly [string, string]): View {
  if (paragraphs.length + rows.length === 0) return nothing;
  return html`<h2>${title}</h2>
    ${
      rows.length === 0
        ? nothing
        : html`<div class="table-wrap" tabindex="0" role="region" aria-label="Figures, then and now">
          <table>
            <caption class="visually-hidden">Figures, then and now</caption>
            <thead><tr><th scope="col">Measure</th><th scope="col">${then}</th><th scope="col">${now}</th><th scope="col">Difference</th></tr></thead>
            <tbody>${rows.map(([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((one) => html`<td>${one}</td>`)}</tr>`)}</tbody>
          </table>
        </div>`
    }
    ${paragraphs.map((one) => html`<p>${one.label === "" ? nothing : html`<strong>${one.label}:</strong> `}<span class="lines-kept">${one.text}</span></p>`)}`;
}
