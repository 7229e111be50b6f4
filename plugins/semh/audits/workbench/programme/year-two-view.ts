/** Year two: the partner school, the four visits as the kit plans them, and the hours that went into them. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { type App, TEXT_WAIT } from "../app.ts";
import type { ProgrammeRecord, Visit } from "../programme.ts";
import { areaField, dayField, lineField } from "../view-fields.ts";
import { fileButtons, heading, routeLink, type View } from "../view-parts.ts";
import { counted, isoDay, paperDay } from "../words.ts";
import { amountField } from "./amount-view.ts";
import { addEntries, newEntry, partRoute, removeEntry, setEntry, setRecord } from "./edit.ts";

/** The visits of the kit, with its hours; those in between are logged as they come. */
const FOUR = [
  ["Visit 1, look: they come to us", 3],
  ["Visit 2, audit: we go to them", 3],
  ["Visit 3, write: we go to them", 3],
  ["Visit 4, look back: we go to them", 2],
] as const;

/** The screen. */
export function yearTwoView(app: App, record: ProgrammeRecord): View {
  const visits = [...record.visits.values()];
  const today = isoDay(new Date());
  const hours = visits
    .filter((one) => one.on !== null && one.on <= today)
    .reduce((sum, one) => sum + (one.hours ?? 0), 0);
  const plan = () =>
    void addEntries(
      app,
      record,
      "visits",
      FOUR.map(([purpose, planned]) => newEntry("visits", { purpose, hours: planned })),
    );
  return html`
    <p>${routeLink(partRoute(record), record.name, "back")}</p>
    ${heading("Year two", record.name)} ${fileButtons(app)}
    <p>In its second year your school supports at least one other local school with policy, procedures and practice. ${kitLink(app)}</p>
    ${lineField({
      id: "partner",
      label: "Partner school",
      value: record.partner,
      change: (partner) => setRecord(app, record, { partner }, TEXT_WAIT),
    })}
    <p id="visit-hours"><strong>${counted(hours, "hour")} so far.</strong> The kit reckons with about sixteen in the year, calls and notes included.</p>
    <p class="buttons">
      ${visits.length === 0 ? html`<button type="button" id="plan-visits" class="main" @click=${plan}>Put in the four visits of the kit</button>` : nothing}
      <button type="button" id="add-visit" @click=${() => void addEntries(app, record, "visits", [newEntry("visits")])}>Add a visit, a call or other work</button>
    </p>
    <div id="visits">
      ${repeat(
        visits,
        (one) => one.id,
        (one, index) => visitFields(app, record, one, index + 1, today),
      )}
    </div>
  `;
}

function kitLink(app: App): View {
  const { kit } = app.page.programme;
  if (kit === "") return html`The kit for it is on the programme’s website, under “Year two”.`;
  return html`The <a href=${`${app.page.site.base}${kit}`}>kit for year two</a> has the agreement, a page for each visit and the rest.`;
}

function visitFields(app: App, record: ProgrammeRecord, entry: Visit, number: number, today: string): View {
  const set = (part: Partial<Visit>, wait = 0) => setEntry(app, record, "visits", entry.id, entry, part, wait);
  const when = entry.on === null ? "no date yet" : `${paperDay(entry.on)}${entry.on > today ? ", planned" : ""}`;
  const area = (id: "done" | "next", label: string, hint: string) =>
    areaField({
      id: `${id}-${entry.id}`,
      label,
      hint,
      value: entry[id],
      change: (text) => set({ [id]: text }, TEXT_WAIT),
    });
  return html`<section class="statement" data-entry=${entry.id} aria-labelledby=${`title-${entry.id}`}>
    <h2 id=${`title-${entry.id}`}>Entry ${number}: ${when}</h2>
    ${lineField({
      id: `purpose-${entry.id}`,
      label: "Purpose",
      value: entry.purpose,
      change: (purpose) => set({ purpose }, TEXT_WAIT),
    })}
    ${dayField({ id: `on-${entry.id}`, label: "Date", hint: "A day to come means that it is planned.", value: entry.on ?? "", change: (on) => set({ on: on || null }) })}
    ${amountField({ id: `hours-${entry.id}`, label: "Hours", hint: "Yours, travel left out.", value: entry.hours, step: 0.5, most: 1000, change: (hours) => set({ hours }, TEXT_WAIT) })}
    ${area("done", "What was done", "Nothing that belongs to the other school alone, and no pupil’s name.")}
    ${area("next", "What comes next", "Who does what before the next visit.")}
    <p class="buttons">
      <button type="button" class="careful remove" @click=${() => void removeEntry(app, record, "visits", entry.id, "The entry was removed.")}>Remove<span class="visually-hidden"> entry ${number}</span></button>
    </p>
  </section>`;
}
