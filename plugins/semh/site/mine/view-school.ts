/** "My school's details": typed once, kept in this browser, put into Word files of this site. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Desk } from "./desk.ts";
import { handOver } from "./fill-button.ts";
import { LOGO, SCHOOL_FIELDS } from "./names.ts";
import { smallPicture } from "./picture.ts";
import { fileButtons, panelView, statusView, type View } from "./view-shared.ts";

const CLEARING = "Your school’s details and its logo will be removed from this browser. Your notes stay.";
/** After the last key a detail is kept this many milliseconds later. */
const WAIT = 400;
const waiting = new Map<string, [timer: number, value: string]>();

/** The whole page below its heading. */
export function schoolView(desk: Desk): View {
  return html`${statusView(desk)} ${fileButtons(desk, nothing)} ${panelView(desk, CLEARING)}
    <h2 id="details">The details</h2>
    <div class="semh-own-form">${SCHOOL_FIELDS.map(([id, label, hint]) => fieldView(desk, id, label, hint))} ${logoView(desk)}</div>
    <h2 id="fill">Fill a Word file</h2>
    <p>Choose a Word file (.docx) that you downloaded from this site. You get a second file with your school’s head and contacts in it; the first stays as it is. Nothing is sent anywhere.</p>
    <p><button type="button" class="semh-button semh-own-main" id="own-fill" @click=${() => document.getElementById("own-docx")?.click()}>Choose a Word file</button>
    <input type="file" id="own-docx" hidden accept=".docx" aria-label="A Word file to fill" @change=${(event: Event) => void fill(desk, event)} /></p>`;
}

function fieldView(desk: Desk, id: string, label: string, hint: string): View {
  const value = waiting.get(id)?.[1] ?? desk.kept.school[id] ?? "";
  return html`<label for=${`school-${id}`}>${label}</label>
    ${hint === "" ? nothing : html`<span class="semh-file-facts" id=${`hint-${id}`}>${hint}</span>`}
    <input type="text" id=${`school-${id}`} maxlength="300" autocomplete="off" aria-describedby=${hint === "" ? nothing : `hint-${id}`} .value=${live(value)}
      @input=${(event: Event) => later(desk, id, (event.target as HTMLInputElement).value)} @change=${() => flush(desk)} />`;
}

function later(desk: Desk, id: string, value: string): void {
  clearTimeout(waiting.get(id)?.[0]);
  waiting.set(id, [window.setTimeout(() => flush(desk), WAIT), value]);
}

/** Keep what has been typed and not yet kept. */
export function flush(desk: Desk): void {
  if (waiting.size === 0) return;
  const typed = [...waiting];
  waiting.clear();
  let isKept = true;
  for (const [id, [timer, value]] of typed) {
    clearTimeout(timer);
    isKept = desk.setDetail(id, value) && isKept;
  }
  desk.tell(isKept ? "Saved." : "On this page only, and gone when you leave it. Copy everything to a file.", !isKept);
}

function logoView(desk: Desk): View {
  const logo = desk.kept.school[LOGO];
  return html`<p class="semh-own-label" id="logo-label">Logo</p>
    ${logo ? html`<img id="own-logo" src=${logo} alt="Your school’s logo" />` : nothing}
    <div class="semh-own-buttons" role="group" aria-labelledby="logo-label">
      <button type="button" class="semh-button" id="own-logo-choose" @click=${() => document.getElementById("own-picture")?.click()}>${logo ? "Choose another picture" : "Choose a picture"}</button>
      ${logo ? html`<button type="button" class="semh-button" id="own-logo-remove" @click=${() => keepLogo(desk, "", "The logo was removed.")}>Remove the logo</button>` : nothing}
      <input type="file" id="own-picture" hidden accept="image/png,image/jpeg,image/webp" aria-label="The logo" @change=${(event: Event) => void chooseLogo(desk, event)} />
    </div>`;
}

async function chooseLogo(desk: Desk, event: Event): Promise<void> {
  const file = taken(event);
  if (file === undefined) return;
  const picture = await smallPicture(file);
  if (!picture.ok) desk.tell(picture.problem, true);
  else keepLogo(desk, picture.value, "The logo is in place.");
}

function keepLogo(desk: Desk, value: string, words: string): void {
  const isKept = desk.setDetail(LOGO, value);
  desk.tell(
    isKept ? words : "The logo is on this page only: the browser did not keep it. Copy everything to a file.",
    !isKept,
  );
}

async function fill(desk: Desk, event: Event): Promise<void> {
  const file = taken(event);
  if (file === undefined) return;
  flush(desk);
  const bytes = file.arrayBuffer().then((buffer) => new Uint8Array(buffer));
  const done = await handOver(desk.page.base, bytes, file.name, desk.kept.school);
  desk.tell(done.words, !done.ok);
}

/** The file that was chosen; the same one can be chosen again. */
function taken(event: Event): File | undefined {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  input.value = "";
  return file;
}
