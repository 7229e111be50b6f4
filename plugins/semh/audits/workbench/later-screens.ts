/** What the scripts of the programme and of its impact offer to the page; both are entries like more.ts. */

import type { PageInfo } from "../../site/mine/kept.ts";
import type { App } from "./app.ts";
import type { LaterRoute } from "./routes.ts";
import type { Panel } from "./state.ts";
import type { View } from "./view-parts.ts";

export interface LaterScreens {
  /** The screen for an address; null when there is no such page, or its record is not in this browser. */
  page(app: App, route: LaterRoute): View | null;
  /** What the browser's own Print command prints from this page; null when the screen is the paper already. */
  paper(app: App, route: LaterRoute): View | null;
}

/** Those of the programme also ask before notes come in. */
export interface ProgrammeScreens extends LaterScreens {
  bringInPanel(app: App, panel: Extract<Panel, { kind: "bring-in" }>): View;
}

declare global {
  /** Set by programme.js once it has run. */
  var semhProgramme: ProgrammeScreens | undefined;
  /** Set by impact.js once it has run: the pages of `#/impact` and of `#/conference`. */
  var semhImpact: LaterScreens | undefined;
  /** Set by measures.js: what `readMeasures` of plugins/semh/impact/measures.ts reads. */
  var semhMeasures: unknown;
  /** Set by pages.js: the pages of the site with their questions. */
  var semhPages: PageInfo[] | undefined;
}
