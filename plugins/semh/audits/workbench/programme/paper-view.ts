/** The record on paper, and the certificate: the screens that print. */
import { html, nothing } from "lit-html";
import type { App } from "../app.ts";
import type { ProgrammeRecord } from "../programme.ts";
import { letterhead, whoLines } from "../view-letterhead.ts";
import { heading, paragraphs, print, routeLink, type View } from "../view-parts.ts";
import { paperDay } from "../words.ts";
import { partRoute } from "./edit.ts";
import { certificateOf, type Part, reportOf } from "./report.ts";

/** The whole record, with the way back and a print button. */
export function paperView(app: App, record: ProgrammeRecord): View {
  return onPaper(app, record, "paper", "On paper", recordPaper(app, record));
}

/** The certificate, with the way back and a print button. */
export function certificateView(app: App, record: ProgrammeRecord): View {
  const school = app.schoolName;
  const { title, statement, sessions, met, hours, restsOn } = certificateOf(app.page, record, school, new Date());
  return html`
    <p class="no-print">${routeLink(partRoute(record), record.name, "back")}</p>
    ${heading(title)}
    <p class="buttons no-print">
      <button type="button" id="print-report" class="main" @click=${() => print(app, partRoute(record, "certificate"))}>Print</button>
    </p>
    ${
      school.trim() === ""
        ? html`<p class="no-print hint">Type the school’s name on the first screen of the Workbench; it stands here in the first sentence.</p>`
        : nothing
    }
    <div class="report" id="certificate">
      ${letterhead(app)}
      <p>${statement}</p>
      ${sessions.length === 0 ? html`<p>No session is marked as attended yet.</p>` : html`<h2>Sessions attended</h2><ul class="lines">${sessions.map((one) => html`<li>${one}</li>`)}</ul>`}
      ${met.length === 0 ? nothing : html`<h2>Expectations met, as the school sees it</h2><ul class="lines">${met.map((one) => html`<li>${one}</li>`)}</ul>`}
      ${hours === "" ? nothing : html`<p>${hours}</p>`}
      <h2>What this rests on</h2>
      ${restsOn.map((text) => html`<p>${text}</p>`)}
      ${signature("Whose attendance this is")} ${signature("For the school")} ${signature("For the programme, where it confirms this")}
    </div>
  `;
}

/** Empty lines: nothing typed here stands in them. */
function signature(who: string): View {
  return html`<div class="signature">
    <p><strong>${who}</strong></p>
    <p class="to-write">Name</p>
    <p class="to-write">Signature</p>
    <p class="to-write">Date</p>
  </div>`;
}

function onPaper(app: App, record: ProgrammeRecord, part: string, caption: string, body: View): View {
  return html`
    <p class="no-print">${routeLink(partRoute(record), record.name, "back")}</p>
    ${heading(record.name, caption)}
    <p class="buttons no-print">
      <button type="button" id="print-report" class="main" @click=${() => print(app, partRoute(record, part))}>Print</button>
    </p>
    ${body}
  `;
}

/** The record as it is printed, from this screen and from the browser's own menu. */
export function recordPaper(app: App, record: ProgrammeRecord): View {
  return html`<div class="report" id="programme-paper">
    ${letterhead(app)} ${whoLines(app)}
    <p>The school’s own record, printed ${paperDay(new Date().toISOString())}.</p>
    ${reportOf(app.page, record, new Date()).map(partView)}
  </div>`;
}

function partView({ title, lines, table, texts }: Part): View {
  return html`<h2>${title}</h2>
    ${lines.map((line) => html`<p>${line}</p>`)}
    ${
      table === null
        ? nothing
        : html`<div class="table-wrap" tabindex="0" role="region" aria-label=${title}>
            <table class="answers">
              <caption class="visually-hidden">${title}</caption>
              <thead><tr>${table.head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
              <tbody>${table.rows.map(
                (row) =>
                  html`<tr>${row.map((cell, index) => (index === 0 ? html`<th scope="row">${cell}</th>` : html`<td data-label=${table.head[index] ?? ""} class="lines-kept">${cell}</td>`))}</tr>`,
              )}</tbody>
            </table>
          </div>`
    }
    ${texts.map(({ title: of, text }) => html`<h3>${of}</h3>${paragraphs(text)}`)}`;
}
