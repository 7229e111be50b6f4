/** The log of professional development: entries with date, minutes and what came of it, and the total of each year. */
import { html } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { type App, TEXT_WAIT } from "../app.ts";
import type { CpdEntry, ProgrammeRecord } from "../programme.ts";
import { areaField, dayField, lineField } from "../view-fields.ts";
import { fileButtons, heading, routeLink, type View } from "../view-parts.ts";
import { isoDay } from "../words.ts";
import { amountField } from "./amount-view.ts";
import { totalsWords } from "./cpd.ts";
import { addEntries, newEntry, partRoute, removeEntry, setEntry } from "./edit.ts";
import { programmeExports } from "./exports.ts";

/** The screen. Entries stand in the order in which they were added, so that none jumps away while its date is typed. */
export function cpdView(app: App, record: ProgrammeRecord): View {
  const exports = programmeExports(app, record);
  const today = isoDay(new Date());
  return html`
    <p>${routeLink(partRoute(record), record.name, "back")}</p>
    ${heading("CPD log", record.name)} ${fileButtons(app)}
    <p id="cpd-totals"><strong>${totalsWords(record)}</strong> A year runs from September to August.</p>
    <p class="buttons">
      <button type="button" id="add-cpd" class="main" @click=${() => void addEntries(app, record, "cpd", [newEntry("cpd", { on: today })])}>Add an entry</button>
      <button type="button" id="cpd-word" @click=${() => void exports.cpdWord()}>The log in Word</button>
      <button type="button" id="cpd-csv" @click=${() => exports.cpdCsv()}>The log as a spreadsheet (CSV)</button>
    </p>
    <div id="cpd-entries">
      ${repeat(
        [...record.cpd.values()],
        (one) => one.id,
        (one, index) => entryFields(app, record, one, index + 1),
      )}
    </div>
  `;
}

function entryFields(app: App, record: ProgrammeRecord, entry: CpdEntry, number: number): View {
  const set = (part: Partial<CpdEntry>, wait = 0) => setEntry(app, record, "cpd", entry.id, entry, part, wait);
  return html`<section class="statement" data-entry=${entry.id} aria-labelledby=${`title-${entry.id}`}>
    <h2 id=${`title-${entry.id}`}>Entry ${number}${entry.what.trim() === "" ? "" : `: ${entry.what}`}</h2>
    ${lineField({
      id: `what-${entry.id}`,
      label: "What",
      hint: "A session, a page, a book, a visit.",
      value: entry.what,
      change: (what) => set({ what }, TEXT_WAIT),
    })}
    ${dayField({ id: `on-${entry.id}`, label: "Date", value: entry.on ?? "", change: (on) => set({ on: on || null }) })}
    ${amountField({ id: `minutes-${entry.id}`, label: "Minutes", value: entry.minutes, step: 5, change: (minutes) => set({ minutes }, TEXT_WAIT) })}
    ${areaField({
      id: `reflection-${entry.id}`,
      label: "Reflection",
      hint: "What you do differently now. No pupil’s name.",
      value: entry.reflection,
      change: (reflection) => set({ reflection }, TEXT_WAIT),
    })}
    <p class="buttons">
      <button type="button" class="careful remove" @click=${() => void removeEntry(app, record, "cpd", entry.id, "The entry was removed from the log.")}>Remove<span class="visually-hidden"> entry ${number}</span></button>
    </p>
  </section>`;
}
