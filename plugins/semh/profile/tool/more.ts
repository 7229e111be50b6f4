/**
 * The entry of the script with what few visits need. It has its own copy of what it shares with the page's script; all
 * state is in the `App` that it is handed.
 */
import { reviewCalendar } from "./reviews-calendar.ts";
import { storyFile } from "./story-file.ts";
import { arrivalsView } from "./view-arrivals.ts";
import { classView } from "./view-class.ts";
import { classesView } from "./view-classes.ts";
import { overviewView } from "./view-overview.ts";
import { rulesView } from "./view-rules.ts";
import { movingView, sendView } from "./view-send.ts";
import { readXlsx } from "./xlsx-read.ts";

const more = {
  arrivalsView,
  classesView,
  classView,
  movingView,
  overviewView,
  rulesView,
  readXlsx,
  reviewCalendar,
  sendView,
  storyFile,
};

/** All that the script offers. */
export type More = typeof more;

declare global {
  /** Set by profile-more.js once it has run. */
  var semhProfileMore: More | undefined;
}

globalThis.semhProfileMore = more;
