/** The page for a class's next teacher, on the screen, on paper and in Word. */
import { html } from "lit-html";
import type { App } from "./app.ts";
import { type ClassEntry, classEntries, classFile, HANDLING } from "./class-page.ts";
import { DOCX, download } from "./download.ts";
import { button, choose, heading, link, type View } from "./view-parts.ts";
import { askPrint } from "./view-pupil.ts";

export function classView(app: App): View {
  const { pupils } = app.state.book;
  const classes = [...new Set(pupils.map((one) => one.class))].filter(Boolean);
  classes.sort((one, two) => one.localeCompare(two, "en", { numeric: true }));
  const group = classes.includes(app.state.group) ? app.state.group : "";
  const entries = group === "" ? [] : classEntries(pupils, group, app.page.comparing);
  const pick = (value: string) => {
    app.state.group = value;
    app.redraw();
  };
  return html`${link("moving", "Moving on", "back")} ${heading("Page for a class’s next teacher")}
    <p class="no-print">No score, no band, no fact on record. Of the moving-on page only what pupil and home have agreed to.</p>
    <div class="no-print">${choose("class-choice", "Class", group, [["", "Choose a class"], ...classes.map((one) => [one, one] as const)], pick)}</div>
    ${group === "" ? "" : entriesView(app, group, entries)}`;
}

function entriesView(app: App, group: string, entries: readonly ClassEntry[]): View {
  const filled = entries.filter((one) => one.lines.length > 0);
  const empty = entries.filter((one) => one.lines.length === 0);
  return html`<div id="class-page"><p><strong>${HANDLING}</strong></p>
    ${filled.map(({ code, lines }) => html`<section><h2>${code}</h2>${lines.map(([label, text]) => html`<p class="as-typed"><strong>${label}:</strong> ${text}</p>`)}</section>`)}
    ${empty.length === 0 ? "" : html`<p class="no-print" id="class-empty">Nothing is entered for ${empty.length} of ${entries.length}: ${empty.map((one) => one.code).join(", ")}.</p>`}</div>
    ${
      filled.length === 0
        ? ""
        : html`<p class="buttons">${button("print", "Print", () => askPrint(app))} ${button("class-word", "Make it in Word", () => askWord(app, group, entries))}</p>`
    }`;
}

function askWord(app: App, group: string, entries: readonly ClassEntry[]): void {
  app.ask({
    kind: "confirm",
    title: "Make a Word file that is not encrypted?",
    body: [
      "Anybody who has the file can read it. Keep it off open drives, and delete it when the next teacher has it.",
    ],
    yes: "Make it",
    act: () => download(`class-page_${app.today}.docx`, classFile(group, entries, new Date()), DOCX),
  });
}
