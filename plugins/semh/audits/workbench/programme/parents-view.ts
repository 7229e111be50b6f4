/** Sessions for parents: held and planned, half-year by half-year, with what is still due. */
import { html } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { type App, TEXT_WAIT } from "../app.ts";
import type { ParentSession, ProgrammeRecord } from "../programme.ts";
import { areaField, choiceField, dayField, lineField } from "../view-fields.ts";
import { fileButtons, heading, routeLink, type View } from "../view-parts.ts";
import { isoDay, paperDay } from "../words.ts";
import { addEntries, newEntry, partRoute, removeEntry, setEntry } from "./edit.ts";
import { heldWords, parentTitle } from "./report.ts";
import { halfWords, parentHalves } from "./terms.ts";

/** The screen. */
export function parentsView(app: App, record: ProgrammeRecord): View {
  const today = isoDay(new Date());
  const sessions = [...record.parent_sessions.values()];
  return html`
    <p>${routeLink(partRoute(record), record.name, "back")}</p>
    ${heading("Sessions for parents", record.name)} ${fileButtons(app)}
    <p>They are offered at least once in each half-year. Here a half-year runs from September to February and from March to August.</p>
    <ul class="lines" id="halves">
      ${parentHalves(record, today).map(
        (half) => html`<li><strong>${halfWords(half)}:</strong> ${heldWords(half)}</li>`,
      )}
    </ul>
    <p class="buttons">
      <button type="button" id="add-parent-session" class="main" @click=${() => void addEntries(app, record, "parent_sessions", [newEntry("parent_sessions")])}>Add a session for parents</button>
    </p>
    <div id="parent-sessions">
      ${repeat(
        sessions,
        (one) => one.id,
        (one, index) => sessionFields(app, record, one, index + 1, today),
      )}
    </div>
  `;
}

function sessionFields(app: App, record: ProgrammeRecord, entry: ParentSession, number: number, today: string): View {
  const set = (part: Partial<ParentSession>, wait = 0) =>
    setEntry(app, record, "parent_sessions", entry.id, entry, part, wait);
  const when = entry.on === null ? "no date yet" : `${paperDay(entry.on)}${entry.on > today ? ", planned" : ""}`;
  const titles = Object.keys(app.page.programme.parents).map((id) => [id, parentTitle(app.page, id)] as const);
  const known = titles.some(([id]) => id === entry.session) ? entry.session : null;
  return html`<section class="statement" data-entry=${entry.id} aria-labelledby=${`title-${entry.id}`}>
    <h2 id=${`title-${entry.id}`}>Entry ${number}: ${when}</h2>
    ${choiceField(`session-${entry.id}`, "Which session", titles, known, "Another session", (session) => set({ session }))}
    ${dayField({ id: `on-${entry.id}`, label: "Date", hint: "A day to come means that it is planned.", value: entry.on ?? "", change: (on) => set({ on: on || null }) })}
    ${lineField({
      id: `families-${entry.id}`,
      label: "Families",
      hint: "How many came, in a word or a figure. No names.",
      value: entry.families,
      change: (families) => set({ families }, TEXT_WAIT),
    })}
    ${areaField({
      id: `note-${entry.id}`,
      label: "Note",
      hint: "What you would do the same, and what differently.",
      value: entry.note,
      change: (note) => set({ note }, TEXT_WAIT),
    })}
    <p class="buttons">
      <button type="button" class="careful remove" @click=${() => void removeEntry(app, record, "parent_sessions", entry.id, "The session for parents was removed.")}>Remove<span class="visually-hidden"> entry ${number}</span></button>
    </p>
  </section>`;
}
