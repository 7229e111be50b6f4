/** The CPD log: the table with its total, and the form for one entry. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { counted, paperDay } from "../../audits/workbench/words.ts";
import type { Desk } from "./desk.ts";
import { entryJson, hoursWords, minutesOf } from "./kept.ts";
import { CPD, type CpdEntry } from "./names.ts";
import type { View } from "./view-shared.ts";

/** Table and form. */
export function logView(desk: Desk): View {
  const { cpd } = desk.kept;
  return html`<p id="own-total"><strong>${hoursWords(minutesOf(cpd))}</strong> in ${counted(cpd.length, "entry", "entries")}.</p>
    ${cpd.length === 0 ? nothing : tableView(desk)} ${formView(desk)}`;
}

function tableView(desk: Desk): View {
  return html`<div class="semh-table" tabindex="0" role="region" aria-label="CPD log">
    <table id="own-log">
      <thead><tr><th scope="col">Date</th><th scope="col">What</th><th scope="col">Minutes</th><th scope="col">What I take from it</th><th scope="col" class="semh-own-screen">Change</th></tr></thead>
      <tbody>
        ${desk.kept.cpd.map(
          (entry) => html`<tr>
          <td>${paperDay(entry.on)}</td><td>${entry.what}</td><td>${entry.minutes}</td><td class="semh-own-text">${entry.reflection}</td>
          <td class="semh-own-screen"><button type="button" class="semh-button" @click=${() => change(desk, entry)}>Change<span class="semh-own-hidden"> ${entry.what}</span></button>
          <button type="button" class="semh-button" @click=${() => remove(desk, entry)}>Remove<span class="semh-own-hidden"> ${entry.what}</span></button></td>
        </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function change(desk: Desk, entry: CpdEntry): void {
  desk.edit(entry, entryJson(entry));
  document.getElementById("cpd-what")?.focus();
}

function remove(desk: Desk, entry: CpdEntry): void {
  desk.change(new Map([[CPD + entry.id, ""]]), `“${entry.what}” was removed from the log.`);
}

function formView(desk: Desk): View {
  const { entry, minutes, was } = desk.draft;
  const set = (part: Partial<CpdEntry>) => {
    desk.draft.entry = { ...desk.draft.entry, ...part };
    desk.draft.touched = true;
  };
  const typed = (event: Event) => (event.target as HTMLInputElement).value;
  return html`<form class="semh-own-form semh-own-screen" id="cpd-form" novalidate @submit=${(event: Event) => save(desk, event)}>
    <h3>${was === "" ? "Add an entry" : "Change the entry"}</h3>
    <p class="semh-own-problem" id="cpd-problem" role="alert"></p>
    <label for="cpd-on">Date</label>
    <input id="cpd-on" type="date" .value=${live(entry.on)} @input=${(event: Event) => set({ on: typed(event) })} />
    <label for="cpd-what">What you did</label>
    <input id="cpd-what" type="text" maxlength="300" .value=${live(entry.what)} @input=${(event: Event) => set({ what: typed(event) })} />
    <label for="cpd-minutes">Minutes</label>
    <input id="cpd-minutes" type="text" inputmode="numeric" maxlength="5" .value=${live(minutes)} @input=${(
      event: Event,
    ) => {
      desk.draft.minutes = typed(event);
    }} />
    <label for="cpd-reflection">What you take from it (if you like)</label>
    <textarea id="cpd-reflection" rows="3" maxlength="20000" .value=${live(entry.reflection)} @input=${(event: Event) => set({ reflection: typed(event) })}></textarea>
    <p class="semh-file-facts">Write no child’s name.</p>
    <div class="semh-own-buttons">
      <button type="submit" class="semh-button semh-own-main" id="cpd-save">${was === "" ? "Add to the log" : "Save the change"}</button>
      ${was === "" ? nothing : html`<button type="button" class="semh-button" @click=${() => desk.leaveForm()}>Cancel</button>`}
    </div>
  </form>`;
}

function save(desk: Desk, event: Event): void {
  event.preventDefault();
  const { entry } = desk.draft;
  const minutes = /^\s*\d{1,5}\s*$/.test(desk.draft.minutes) ? Number(desk.draft.minutes) : 0;
  const wrong = !/^\d{4}-\d{2}-\d{2}$/.test(entry.on)
    ? ["cpd-on", "Give the date."]
    : entry.what.trim() === ""
      ? ["cpd-what", "Say what you did."]
      : minutes === 0
        ? ["cpd-minutes", "Give the minutes as a whole number, such as 45."]
        : null;
  const problem = document.getElementById("cpd-problem");
  if (problem) problem.textContent = wrong?.[1] ?? "";
  for (const field of document.querySelectorAll("#cpd-form [aria-invalid]")) field.removeAttribute("aria-invalid");
  if (wrong === null) {
    desk.saveEntry({ ...entry, minutes, what: entry.what.trim() });
    return;
  }
  const field = document.getElementById(wrong[0] ?? "");
  field?.setAttribute("aria-invalid", "true");
  field?.setAttribute("aria-describedby", "cpd-problem");
  field?.focus();
}
