/** Notes and reflections: those written on the pages of the site, brought in here, and notes of one's own. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { commit } from "../actions.ts";
import { type App, now, TEXT_WAIT } from "../app.ts";
import { newId } from "../model.ts";
import { EMPTY_NOTE, type PageNote, type ProgrammeRecord } from "../programme.ts";
import { areaField, lineField } from "../view-fields.ts";
import { fileButtons, heading, routeLink, type View } from "../view-parts.ts";
import { paperDay } from "../words.ts";
import { lookHere, lookInFile } from "./bring-in-view.ts";
import { partRoute, removeEntry, setEntry, withEntry } from "./edit.ts";
import { notesInOrder, OWN } from "./report.ts";

/** The screen. */
export function notesView(app: App, record: ProgrammeRecord): View {
  const notes = notesInOrder(record);
  return html`
    <p>${routeLink(partRoute(record), record.name, "back")}</p>
    ${heading("Notes and reflections", record.name)} ${fileButtons(app)}
    <p>The pages of the site keep what you write under “Stop and think” in the browser. Here you can copy it into the record. It is copied: the pages keep theirs, and a later change there is not seen here until you bring it in again.</p>
    <p class="buttons">
      <button type="button" id="bring-in" class="main" @click=${() => void lookHere(app, record)}>Bring in what I wrote on the pages</button>
      <button type="button" id="open-notes" @click=${() => document.getElementById("notes-file")?.click()}>Open a file of “My notes”</button>
      <input id="notes-file" type="file" accept=".json,application/json" hidden aria-label="A file of My notes" @change=${(event: Event) => void chosen(app, record, event)} />
      <button type="button" id="add-note" @click=${() => void add(app, record)}>Add a note of your own</button>
    </p>
    <div id="notes">
      ${repeat(
        notes,
        ([key]) => key,
        ([key, note], index) => noteFields(app, record, key, note, index),
      )}
    </div>
  `;
}

function noteFields(app: App, record: ProgrammeRecord, key: string, note: PageNote, index: number): View {
  const set = (part: Partial<PageNote>) =>
    setEntry(app, record, "notes", key, EMPTY_NOTE, { ...part, updated: now() }, TEXT_WAIT);
  const number = index + 1;
  const isOwn = key.startsWith(OWN);
  const title = note.page.trim() || (isOwn ? "A note of your own" : "A page of the site");
  return html`<section class="statement" data-entry=${key} aria-labelledby=${`note-title-${number}`}>
    <h2 id=${`note-title-${number}`}>${number}. ${title}</h2>
    ${note.question === "" ? nothing : html`<p>${note.question}</p>`}
    ${isOwn ? lineField({ id: `note-page-${number}`, label: "What it is about", value: note.page, change: (page) => set({ page }) }) : nothing}
    ${areaField(
      {
        id: `note-text-${number}`,
        label: `Note ${number}`,
        hint: note.updated === null ? "" : `Last changed ${paperDay(note.updated)}.`,
        value: note.text,
        max: 20_000,
        change: (text) => set({ text }),
      },
      4,
    )}
    <p class="buttons">
      <button type="button" class="careful remove" @click=${() => void removeEntry(app, record, "notes", key, "The note was removed from the record.")}>Remove<span class="visually-hidden"> note ${number}</span></button>
    </p>
  </section>`;
}

async function add(app: App, record: ProgrammeRecord): Promise<void> {
  const at = now();
  const key = `${OWN}${at.replace(/\D/g, "")}-${newId()}`;
  const next = withEntry(record, "notes", key, { ...EMPTY_NOTE, updated: at }, at);
  if (!(await commit(app, [{ record_id: record.record_id, record: next }], null))) return;
  setTimeout(() => document.querySelector<HTMLElement>(`[data-entry="${key}"] input`)?.focus(), 50);
}

async function chosen(app: App, record: ProgrammeRecord, event: Event): Promise<void> {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  if (file) await lookInFile(app, record, file);
  // The same file can be chosen again.
  input.value = "";
}
