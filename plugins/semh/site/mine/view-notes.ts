/** "My notes": what was marked, what was answered, and the log of professional development. */
import { html, nothing } from "lit-html";
import { counted, paperDay } from "../../audits/workbench/words.ts";
import { type Desk, freshEntry } from "./desk.ts";
import type { PageInfo } from "./kept.ts";
import { DONE, type Note, REFLECT, WRITTEN } from "./names.ts";
import { logView } from "./view-log.ts";
import { diskNote, fileButtons, panelView, statusView, type View } from "./view-shared.ts";

const CLEARING =
  "Your marks, answers and log will be removed from this browser. Your school’s details stay; they have a page of their own.";

/** The whole page below its heading. `word` writes the Word file. */
export function notesView(desk: Desk, word: () => void): View {
  const buttons = html`<button type="button" class="semh-button" id="own-word" @click=${word}>Word</button>
    <button type="button" class="semh-button" id="own-print" @click=${() => window.print()}>Print</button>`;
  return html`${diskNote()} ${statusView(desk)} ${fileButtons(desk, buttons)} ${panelView(desk, CLEARING)}
    <p class="semh-own-paper">Name: <span></span> Role: <span></span></p>
    <h2 id="marked">What I have read or done</h2>
    ${markedView(desk)}
    <h2 id="answers">My answers</h2>
    ${answersView(desk)}
    <h2 id="cpd">CPD log</h2>
    ${logView(desk)}`;
}

function markedView(desk: Desk): View {
  const { pages } = desk.page;
  const markable = pages.filter((page) => page.marks);
  const groups = [...new Set(markable.map((page) => page.group))];
  const count = (group: string) => {
    const some = markable.filter((page) => page.group === group);
    const done = some.filter((page) => desk.kept.done.some((mark) => mark.key === page.id)).length;
    return `${group}: ${done} of ${some.length}`;
  };
  return html`<p>${groups.map(count).join(" · ")}.</p>
    ${
      desk.kept.done.length === 0
        ? html`<p>Nothing is marked yet. At the end of each session and each guidance page there is a box to tick.</p>`
        : html`<ul id="own-marks">${desk.kept.done.map((mark) => {
            const page = pages.find((one) => one.id === mark.key);
            const title = page?.title ?? (mark.page || mark.key);
            return html`<li>${page ? pageLink(desk, page) : title}, ${paperDay(mark.on)}
            <span class="semh-own-screen">${page ? logButton(desk, page, mark.on) : nothing}
            <button type="button" class="semh-button" data-unmark=${mark.key} @click=${() => unmark(desk, mark.key, title)}>Remove<span class="semh-own-hidden"> ${title}</span></button></span></li>`;
          })}</ul>`
    }`;
}

function pageLink(desk: Desk, page: PageInfo, anchor = ""): View {
  const end = location.protocol === "file:" ? "index.html" : "";
  return html`<a href=${`${desk.page.base}${page.url}${end}${anchor}`}>${page.title}</a>`;
}

function unmark(desk: Desk, key: string, title: string): void {
  desk.change(new Map([[DONE + key, ""]]), `“${title}” is no longer marked.`);
}

function logButton(desk: Desk, page: PageInfo, on: string): View {
  const add = () => {
    desk.edit(freshEntry({ on, what: `Read: ${page.title}`, minutes: page.minutes }));
    document.getElementById("cpd-what")?.focus();
  };
  return html`<button type="button" class="semh-button" @click=${add}>Put into the log<span class="semh-own-hidden"> ${page.title}</span></button>`;
}

function answersView(desk: Desk): View {
  const { notes } = desk.kept;
  const asked = desk.page.pages.reduce((sum, page) => sum + page.questions.length, 0);
  const known = desk.page.pages
    .map((page) => [page, notes.filter((note) => page.questions.some(([key]) => key === note.key))] as const)
    .filter(([, some]) => some.length > 0);
  const rest = notes.filter((note) => !known.some(([, some]) => some.includes(note)));
  return html`<p>${counted(notes.length, "answer")}. The pages ask ${counted(asked, "question")} in all; you change an answer on its page.</p>
    ${known.map(
      ([page, some]) =>
        html`<section><h3>${pageLink(desk, page)}</h3>${some.map((note) => noteView(desk, note, page))}</section>`,
    )}
    ${
      rest.length === 0
        ? nothing
        : html`<section><h3>To questions that are no longer asked</h3>${rest.map((note) => noteView(desk, note))}</section>`
    }`;
}

function noteView(desk: Desk, note: Note, page?: PageInfo): View {
  const changes = new Map([
    [REFLECT + note.key, ""],
    [WRITTEN + note.key, ""],
  ]);
  const day = note.updated === null ? nothing : html`<span class="semh-file-facts">${paperDay(note.updated)}</span>`;
  return html`<div class="semh-own-note" data-note=${note.key}>
    <p><strong>${note.question || note.key}</strong> ${day}</p>
    <p class="semh-own-text">${note.text}</p>
    <p class="semh-own-screen">
      ${page ? html`<a href=${`${desk.page.base}${page.url}${location.protocol === "file:" ? "index.html" : ""}#reflect-${note.key}`}>Change it on the page</a>` : nothing}
      <button type="button" class="semh-button" @click=${() => desk.change(changes, "The answer was removed.")}>Remove<span class="semh-own-hidden"> this answer</span></button>
    </p>
  </div>`;
}
