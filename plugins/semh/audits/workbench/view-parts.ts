/** Small pieces that several screens share. */
import { html, nothing, type TemplateResult } from "lit-html";
import type { App } from "./app.ts";
import type { Definition } from "./definition.ts";
import { auditExports } from "./exports.ts";
import type { AuditRecord } from "./model.ts";
import type { WorkRecord } from "./records.ts";
import { type Route, writeRoute } from "./routes.ts";
import { changedSinceCopy, type State } from "./state.ts";
import { statusWords } from "./status.ts";
import { downloadCsv } from "./transfer.ts";

/** What a template may hold. */
export type View = TemplateResult | typeof nothing;

/** The heading of a screen; focus goes to it on every change of screen. */
export function heading(text: string, caption = ""): View {
  return html`<h1 id="page-heading" tabindex="-1" data-title=${caption === "" ? text : `${text}, ${caption}`}>
    ${caption === "" ? nothing : html`<span class="caption">${caption}</span> `}${text}
  </h1>`;
}

/** A link inside the tool. */
export function routeLink(route: Route, text: string, className = ""): View {
  return html`<a class=${className} href=${writeRoute(route)}>${text}</a>`;
}

/** The line that is on every screen: what is stored, where, who sees it, how to delete it. */
export function topLines(app: App): View {
  return html`<div class="top-lines">
    <p class="privacy">
      What you type stays on this device and is sent to nobody. Anyone who uses this browser can open it here; “Clear” removes it.
      Write no pupil’s name in the notes.
    </p>
    <p id="save-status" class=${app.state.saveProblem === null ? "" : "is-problem"}>${statusWords(app.state, new Date())}</p>
    ${
      onlyHere(app.state)
        ? html`<p class="buttons">
            <button type="button" id="download-now" @click=${() => void app.acts.downloadCopy(app)}>Download a copy now</button>
          </p>`
        : nothing
    }
  </div>`;
}

/** Whether the screen holds work that is nowhere else, so that a download is offered wherever the person is. */
function onlyHere(state: State): boolean {
  return state.saveProblem !== null || (state.keeping !== "browser" && changedSinceCopy(state));
}

/** The last message, with its Undo. */
export function noticeBar(app: App): View {
  const { notice } = app.state;
  if (notice === null) return nothing;
  return html`<div id="notice" class=${notice.kind === "problem" ? "notice is-problem" : "notice"} tabindex="-1">
    <p>${notice.kind === "problem" ? html`<strong>There is a problem.</strong> ` : nothing}${notice.text}</p>
    <p class="buttons">
      ${notice.undo ? html`<button type="button" id="undo" @click=${() => void app.acts.undo(app)}>Undo</button>` : nothing}
      <button type="button" class="quiet" @click=${() => closeNotice(app)}>Close<span class="visually-hidden"> this message</span></button>
    </p>
  </div>`;
}

/** What the file buttons of one record do; a record without a Word form leaves that out. */
export interface RecordButtons {
  record: WorkRecord;
  word?: () => Promise<void>;
  spreadsheet?: () => Promise<void>;
  csv?: () => void;
  report?: Route;
}

/** The buttons, always in this order: Download copy · Open a copy · Word · Spreadsheet · Print · Clear. */
export function fileButtons(app: App, buttons?: RecordButtons): View {
  return html`<div class="buttons file-buttons" role="group" aria-label="Files">
    <button type="button" id="download-copy" class="main" @click=${() => void app.acts.downloadCopy(app)}>Download copy (.json)</button>
    <button type="button" id="open-copy" @click=${() => document.getElementById("open-file")?.click()}>Open a copy</button>
    <input id="open-file" type="file" accept=".json,application/json" hidden aria-label="A copy to open"
      @change=${(event: Event) => void chosen(app, event)} />
    ${
      buttons === undefined
        ? html`<button type="button" id="clear" class="careful" @click=${() => app.acts.clearEverything(app)}>Clear everything</button>`
        : recordButtons(app, buttons)
    }
  </div>`;
}

function recordButtons(app: App, { record, word, spreadsheet, csv, report }: RecordButtons): View {
  return html`${word ? html`<button type="button" id="word" @click=${() => void word()}>Word</button>` : nothing}
    ${spreadsheet ? html`<button type="button" id="spreadsheet" @click=${() => void spreadsheet()}>Spreadsheet (Excel)</button>` : nothing}
    ${csv ? html`<button type="button" id="csv" @click=${csv}>Spreadsheet (CSV)</button>` : nothing}
    ${report ? html`<button type="button" id="print" @click=${() => print(app, report)}>Print</button>` : nothing}
    <button type="button" id="clear" class="careful" @click=${() => app.acts.clearRecord(app, record)}>Clear</button>`;
}

/** The file buttons of an audit. */
export function auditButtons(app: App, definition: Definition, record: AuditRecord): View {
  return fileButtons(app, {
    record,
    ...auditExports(app, definition, record),
    csv: () => downloadCsv(app, definition, record),
    report: { page: "report", audit: definition.id, record: record.record_id },
  });
}

/** A list of what is wrong, with a link to each field. */
export function errorSummary(problems: { text: string; field: string }[]): View {
  if (problems.length === 0) return nothing;
  return html`<div id="error-summary" class="error-summary" tabindex="-1" role="alert" aria-labelledby="error-title">
    <h2 id="error-title">There is a problem</h2>
    <ul>
      ${problems.map((one) => html`<li><a href=${`#${one.field}`}>${one.text}</a></li>`)}
    </ul>
  </div>`;
}

/** Text with blank lines between paragraphs. */
export function paragraphs(text: string): View[] {
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== "")
    .map((part) => html`<p>${part.trim()}</p>`);
}

/** Open the report and the browser's print window. */
export function print(app: App, report: Route): void {
  if (location.hash !== writeRoute(report)) app.go(report);
  // Two frames: one for the address, one for the report to be drawn.
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => window.print())), 50);
}

function closeNotice(app: App): void {
  app.state.notice = null;
  app.redraw();
  document.getElementById("page-heading")?.focus();
}

async function chosen(app: App, event: Event): Promise<void> {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  if (file) await app.acts.openCopy(app, file);
  // The same file can be chosen again.
  input.value = "";
}
