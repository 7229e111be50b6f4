/**
 * The entry of the script with the screens that few visits need. It has its own copy of what it shares with the page's
 * script; all state is in the `App` that it is handed. The policy builder (policy/screens.ts) is an entry like this one.
 */
import { askToOpen, readCopy } from "./opening.ts";
import { compareView } from "./view-compare.ts";
import { groupsView, groupView } from "./view-groups.ts";
import { importPanel } from "./view-import.ts";
import { returnsPanel, spreadView } from "./view-spread.ts";

const more = { askToOpen, compareView, groupsView, groupView, importPanel, readCopy, returnsPanel, spreadView };

/** All that the script offers. */
export type More = typeof more;

declare global {
  /** Set by more.js once it has run. */
  var semhMore: More | undefined;
}

globalThis.semhMore = more;
