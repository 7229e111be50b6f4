/** The state of the tool while it is open: what is held, how it is kept, and what is on the screen. */

import type { GroupRecord } from "./group.ts";
import type { Comparable } from "./guests.ts";
import type { Choice, Plan } from "./import-plan.ts";
import type { Merged } from "./merge.ts";
import type { AuditRecord } from "./model.ts";
import type { PlanRecord } from "./plan.ts";
import type { PolicyRecord } from "./policy.ts";
import type { Found } from "./programme/found.ts";
import { countWords, type Kind, sortedOut, type Workbench, type WorkRecord } from "./records.ts";
import type { Return } from "./returns.ts";
import type { Route } from "./routes.ts";
import { EMPTY_META, type Meta, type Quarantined, type Stored } from "./store.ts";

/** Where work goes: the browser's storage, nowhere because the person said so, or nowhere because there is none. */
export type Keeping = "browser" | "off" | "unavailable";

/** A record in hand. `base` is what the store has of it; `record` differs from `base` while there is something to save. */
export interface Held {
  record: WorkRecord;
  base: WorkRecord | null;
  stamp: string | null;
}

/** What to put back: records as they were (null: was not there) and what stood beside them. */
export interface Undo {
  before: { record_id: string; record: WorkRecord | null }[];
  meta: Partial<Meta>;
}

/** One line at the top of the screen, there until it is closed or replaced. */
export interface Notice {
  text: string;
  kind: "done" | "problem";
  undo: Undo | null;
}

/** A question that takes the whole screen until it is answered or left. */
export type Panel =
  | { kind: "confirm"; title: string; body: string[]; yes: string; act: () => Promise<void> }
  | { kind: "rename"; recordId: string; value: string; problem: string | null }
  | { kind: "import"; plan: Plan; fileName: string; choices: Map<string, Choice>; useSchool: boolean }
  | {
      kind: "clash";
      recordId: string;
      merged: Merged;
      theirs: Stored;
      chosen: Map<string, "mine" | "theirs">;
      problem: boolean;
    }
  | { kind: "gone"; recordId: string }
  | { kind: "bring-in"; into: string; from: string; found: Found[]; same: number; unfit: number; taken: Set<string> }
  | { kind: "returns"; recordId: string; returns: Return[]; taken: Set<Return>; problems: string[] };

export interface State {
  route: Route;
  keeping: Keeping;
  held: Map<string, Held>;
  meta: Meta;
  quarantined: Quarantined[];
  /** Why the last save failed, in words, or null. */
  saveProblem: string | null;
  lastSaved: string | null;
  /** The school name was changed since the last copy to a file; and not saved yet. */
  schoolChanged: boolean;
  schoolUnsaved: boolean;
  remembered: boolean;
  revisions: { recordId: string; list: Stored[] } | null;
  notice: Notice | null;
  panel: Panel | null;
  /** Suggestions that are ticked but not yet in the plan, and the audit they come from. */
  picked: Set<string>;
  pickFrom: string | null;
  /** Audits from files that are only compared, never kept. */
  guests: Comparable[];
  /** Other places of this browser with work in them: [place, how many records]. */
  elsewhere: [string, number][];
  /** Scripts with further screens that were asked for; those that did not arrive. */
  asked: Set<string>;
  failed: Set<string>;
  /** Set while the store is being read, before anything can be shown. */
  starting: boolean;
}

/** The state before the store was read. */
export function firstState(): State {
  return {
    route: { page: "home" },
    keeping: "browser",
    held: new Map(),
    meta: EMPTY_META,
    quarantined: [],
    saveProblem: null,
    lastSaved: null,
    schoolChanged: false,
    schoolUnsaved: false,
    remembered: false,
    revisions: null,
    notice: null,
    panel: null,
    guests: [],
    asked: new Set(),
    failed: new Set(),
    elsewhere: [],
    picked: new Set(),
    pickFrom: null,
    starting: true,
  };
}

/** All records in hand, oldest first. */
export function recordsOf(state: State): WorkRecord[] {
  return [...state.held.values()].map((one) => one.record).sort((a, b) => (a.created < b.created ? -1 : 1));
}

/** The records of one kind in hand, oldest first. */
export function recordsOfKind<K extends Kind>(state: State, kind: K): Extract<WorkRecord, { kind: K }>[] {
  return recordsOf(state).filter((one): one is Extract<WorkRecord, { kind: K }> => one.kind === kind);
}

/** The audits in hand, oldest first. */
export function auditsOf(state: State): AuditRecord[] {
  return recordsOfKind(state, "audit");
}

/** The plans in hand, oldest first. */
export function plansOf(state: State): PlanRecord[] {
  return recordsOfKind(state, "plan");
}

/** The sets of several people's answers in hand, oldest first. */
export function groupsOf(state: State): GroupRecord[] {
  return recordsOfKind(state, "group");
}

/** The sets of policies in hand, oldest first. */
export function policiesOf(state: State): PolicyRecord[] {
  return recordsOfKind(state, "policy");
}

/** `2 audits, 1 plan`: all that is in hand. */
export function heldWords(state: State): string {
  return countWords((kind) => recordsOfKind(state, kind).length);
}

/** What a file of everything would hold now. */
export function workbenchOf(state: State): Workbench {
  return { school: state.meta.school, ...sortedOut(recordsOf(state)), extra: state.meta.extra };
}

/** Whether a record has changes that the store does not have. */
export function isUnsaved(held: Held): boolean {
  return held.record !== held.base;
}

/** Whether anything was changed since everything was last copied to a file. */
export function changedSinceCopy(state: State): boolean {
  const { copiedAt } = state.meta;
  if (copiedAt === null) return state.held.size > 0 || state.schoolChanged;
  return state.schoolChanged || recordsOf(state).some((record) => record.updated > copiedAt);
}

/** Whether leaving now would lose work: neither in a file nor in the browser. */
export function wouldLose(state: State): boolean {
  const kept = state.keeping === "browser" && ![...state.held.values()].some(isUnsaved) && !state.schoolUnsaved;
  return !kept && changedSinceCopy(state);
}
