/** The entry of the script with the screens of the programme's record. */
import { html } from "lit-html";
import type { App } from "../app.ts";
import "../later-screens.ts";
import type { ProgrammeRecord } from "../programme.ts";
import type { LaterRoute } from "../routes.ts";
import type { View } from "../view-parts.ts";
import { bringInPanel } from "./bring-in-view.ts";
import { cpdView } from "./cpd-view.ts";
import { expectationsView } from "./expectations-view.ts";
import { programmesView } from "./list-view.ts";
import { notesView } from "./notes-view.ts";
import { certificateView, paperView, recordPaper } from "./paper-view.ts";
import { parentsView } from "./parents-view.ts";
import { recordView } from "./record-view.ts";
import { sessionsView } from "./sessions-view.ts";
import { yearTwoView } from "./year-two-view.ts";

const PARTS = new Map<string | null, (app: App, record: ProgrammeRecord) => View>([
  [null, recordView],
  ["sessions", sessionsView],
  ["expectations", expectationsView],
  ["parents", parentsView],
  ["notes", notesView],
  ["cpd", cpdView],
  ["year-two", yearTwoView],
  ["paper", paperView],
  ["certificate", certificateView],
]);

function page(app: App, route: LaterRoute): View | null {
  if (route.record === null) return programmesView(app);
  const record = app.programme(route.record);
  const draw = route.item === null ? PARTS.get(route.part) : undefined;
  return record === undefined || draw === undefined ? null : draw(app, record);
}

function paper(app: App, route: LaterRoute): View | null {
  const record = route.record === null ? undefined : app.programme(route.record);
  // Both are the paper already.
  if (record === undefined || route.part === "paper" || route.part === "certificate") return null;
  return html`<h1>${record.name}</h1>${recordPaper(app, record)}`;
}

globalThis.semhProgramme = { page, paper, bringInPanel };
