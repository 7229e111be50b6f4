/** What both pages show: what was said last, the buttons for files, and the two questions that wait for an answer. */
import { html, nothing, type TemplateResult } from "lit-html";
import { counted, timeWords } from "../../audits/workbench/words.ts";
import type { Desk, Panel } from "./desk.ts";
import type { Choice } from "./merge.ts";
import { COPIED } from "./names.ts";

export type View = TemplateResult | typeof nothing;

/** Opened from a disk, a page may not see what others keep. */
export function diskNote(): View {
  if (location.protocol !== "file:") return nothing;
  return html`<p class="semh-notice">You opened this copy from a disk. Some browsers, Firefox among them, then keep what you write on each page apart, and this page does not see it. At the end of each session and guidance page there is a button that copies your words to a file: open that file here.</p>`;
}

/** Where everything is kept, always naming both the browser and the file. */
export function keptWords(desk: Desk): string {
  const copied = desk.shelf.get(COPIED);
  const file = copied === "" ? "never" : timeWords(copied, new Date());
  const here = desk.shelf.keeps
    ? "Kept in this browser on this device."
    : `${desk.shelf.isOff ? "You chose “Do not keep anything here”" : "This browser keeps nothing for this page"}: what you type is on the screen only.`;
  return `${here} Last copied to a file: ${file}.`;
}

/** The line that says where things are, what was said last, and Undo. */
export function statusView(desk: Desk): View {
  const { text, problem, undo } = desk.notice;
  return html`<p class="semh-own-kept" id="own-kept">${keptWords(desk)} ${desk.shelf.isOff ? html`<a href=${`${desk.page.base}tools/workbench/${location.protocol === "file:" ? "index.html" : ""}`}>Change that in the Workbench</a>` : nothing}</p>
    <div class="semh-own-said">
      <p role="status" id="own-said" class=${problem ? "semh-own-problem" : ""}>${text}</p>
      ${undo ? html`<button type="button" class="semh-button" id="own-undo" @click=${() => desk.undo()}>Undo</button>` : nothing}
    </div>`;
}

/** Copy, open, Word, print, clear; `more` stands between. */
export function fileButtons(desk: Desk, more: View): View {
  return html`<div class="semh-own-buttons" role="group" aria-label="Files">
    <button type="button" class="semh-button semh-own-main" id="own-copy" @click=${() => desk.copy()}>Copy everything to a file</button>
    <button type="button" class="semh-button" id="own-open" @click=${() => document.getElementById("own-file")?.click()}>Open a file</button>
    <input type="file" id="own-file" hidden accept=".json,application/json" aria-label="A file to open" @change=${(event: Event) => chosen(desk, event)} />
    ${more}
    <button type="button" class="semh-button" id="own-clear" @click=${() => desk.ask({ kind: "clear" })}>Clear all</button>
  </div>`;
}

function chosen(desk: Desk, event: Event): void {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  if (file) void desk.open(file);
  // The same file can be chosen again.
  input.value = "";
}

/** The question that is open, or nothing. */
export function panelView(desk: Desk, clearing: string): View {
  const { panel } = desk;
  if (panel === null) return nothing;
  return panel.kind === "clear" ? clearView(desk, clearing) : openView(desk, panel);
}

function clearView(desk: Desk, clearing: string): View {
  return html`<section class="semh-own-panel" aria-labelledby="own-panel">
    <h2 id="own-panel" tabindex="-1">Remove everything?</h2>
    <p>${clearing} Files that you saved stay where they are. Right after it you can still undo it on this page.</p>
    <div class="semh-own-buttons">
      <button type="button" class="semh-button semh-own-main" id="own-yes" @click=${() => desk.clear()}>Yes, remove</button>
      <button type="button" class="semh-button" @click=${() => desk.ask(null)}>Cancel</button>
    </div>
  </section>`;
}

const CHOICES: readonly (readonly [Choice, string])[] = [
  ["both", "Keep both: answers one below the other, log entries side by side; of a detail or a date, what is here"],
  ["here", "Keep what is here"],
  ["file", "Take what is in the file"],
];

function openView(desk: Desk, panel: Extract<Panel, { kind: "open" }>): View {
  const { added, same, differences } = panel.merge;
  const isNothing = added + differences.length === 0;
  return html`<section class="semh-own-panel" aria-labelledby="own-panel">
    <h2 id="own-panel" tabindex="-1">Open ${panel.name}?</h2>
    <p id="own-merge">${counted(added, "thing")} would be added; ${same} ${same === 1 ? "is" : "are"} here already; ${counted(differences.length, "thing")} differ${differences.length === 1 ? "s" : ""}. Nothing has been changed yet.</p>
    ${differences.length === 0 ? nothing : differencesView(panel)}
    <div class="semh-own-buttons">
      ${
        isNothing
          ? nothing
          : html`<button type="button" class="semh-button semh-own-main" id="own-apply" @click=${() => desk.apply(panel)}>Open it</button>`
      }
      <button type="button" class="semh-button" @click=${() => desk.ask(null)}>${isNothing ? "Close" : "Cancel"}</button>
    </div>
  </section>`;
}

function differencesView(panel: Extract<Panel, { kind: "open" }>): View {
  return html`<fieldset>
      <legend>Where the file and this browser differ</legend>
      ${CHOICES.map(
        ([
          choice,
          words,
        ]) => html`<label class="semh-own-choice"><input type="radio" name="own-choice" value=${choice} ?checked=${panel.choice === choice}
          @change=${() => {
            panel.choice = choice;
          }} /> ${words}</label>`,
      )}
    </fieldset>
    <details>
      <summary>What differs</summary>
      <ul>
        ${panel.merge.differences.map(
          (one) => html`<li>${one.what}<br />Here: ${short(one.here)}<br />File: ${short(one.file)}</li>`,
        )}
      </ul>
    </details>`;
}

function short(text: string): string {
  return text.startsWith("data:") ? "a picture" : text.length > 200 ? `${text.slice(0, 200)} …` : text;
}
