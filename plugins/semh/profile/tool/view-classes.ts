/** The classes as a table: who is to be talked about, and who of them has no support. */
import { html, nothing } from "lit-html";
import type { App } from "./app.ts";
import { type ClassLine, classLines } from "./classes.ts";
import { NO_FILTER } from "./state.ts";
import { linesOf } from "./view-list.ts";
import { button, heading, link, table, type View } from "./view-parts.ts";

const HEADS = ["Class", "Pupils", "Entered", "To talk about", "Of these without support", "Reviews due"];

export function classesView(app: App): View {
  const found = classLines(linesOf(app), app.today);
  const without = found.reduce((sum, one) => sum + one.without.length, 0);
  return html`${link("overview", "Overview", "back")} ${heading("Classes")}
    <p>For the people who work with the vault. Not for sharing and not for print: beside the tables by year a small number could be worked out from this one.</p>
    ${
      found.length === 0
        ? html`<p>No pupil is entered yet.</p>`
        : html`<p id="without-count"><strong>${without}</strong> ${without === 1 ? "pupil is" : "pupils are"} to be talked about and ${without === 1 ? "has" : "have"} no support.</p>
      ${table(
        "Classes",
        HEADS,
        found.map((one, at) => [
          nameOf(app, one, at),
          one.pupils,
          one.entered,
          one.talk,
          codesOf(one),
          one.due === 0 ? "" : one.due,
        ]),
      )}`
    }`;
}

/** Leads to the list of the class's pupils; the class stands in the filter and never in the address. */
function nameOf(app: App, { name }: ClassLine, at: number): View {
  if (name === "") return html`No class`;
  return button(
    `class-${at}`,
    html`<span class="visually-hidden">Show the pupils of </span>${name}`,
    () => {
      app.state.filter = { ...NO_FILTER, class: name };
      app.go("pupils");
    },
    "sort",
  );
}

function codesOf({ without }: ClassLine): View {
  if (without.length === 0) return nothing;
  return html`${without.map((one, at) => html`${at > 0 ? ", " : ""}${link(`pupil/${one.id}`, one.code)}`)}`;
}
