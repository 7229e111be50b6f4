/** The entry of the script with the screens of the programme's record. */
import type { App } from "../app.ts";
import "../later-screens.ts";
import type { LaterRoute } from "../routes.ts";
import type { View } from "../view-parts.ts";
import { programmesView } from "./list-view.ts";
import { recordView } from "./record-view.ts";

function page(app: App, route: LaterRoute): View | null {
  if (route.record === null) return programmesView(app);
  const record = app.programme(route.record);
  return record === undefined || route.part !== null ? null : recordView(app, record);
}

globalThis.semhProgramme = { page, paper: () => null };
