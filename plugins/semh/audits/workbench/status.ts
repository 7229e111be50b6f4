/** The status line: where the work is, always naming both the browser and the file. */
import { changedSinceCopy, isUnsaved, type State } from "./state.ts";
import { timeWords } from "./words.ts";

/** `Saved in this browser 14:02. Last copied to a file: never.` */
export function statusWords(state: State, now: Date): string {
  return `${keptWords(state, now)} ${copyWords(state, now)}`;
}

function keptWords(state: State, now: Date): string {
  if (state.saveProblem !== null)
    return `Not saved: ${state.saveProblem}. Your work is on this screen: download a copy now.`;
  if (state.keeping === "off") return "Nothing is kept in this browser.";
  if (state.keeping === "unavailable")
    return "This browser does not let the page keep anything: your work is on this screen only.";
  if (state.panel?.kind === "clash" || state.panel?.kind === "gone")
    return "Not saved yet: another window changed the same.";
  if (state.schoolUnsaved || [...state.held.values()].some(isUnsaved)) return "Saving in this browser …";
  if (state.lastSaved === null || state.held.size === 0) return "Nothing is saved in this browser yet.";
  return `Saved in this browser ${timeWords(state.lastSaved, now)}.`;
}

function copyWords(state: State, now: Date): string {
  const { copiedAt } = state.meta;
  if (copiedAt === null) return "Last copied to a file: never.";
  const since = changedSinceCopy(state) ? " You have changed something since." : "";
  return `Last copied to a file: ${timeWords(copiedAt, now)}.${since}`;
}
