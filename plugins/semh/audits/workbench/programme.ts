/** The school's own record of the programme: who attended what, which expectations are met, notes, CPD and year two. */
import type { Extra } from "./json.ts";
import { newId } from "./model.ts";
import { counted } from "./words.ts";

export const SESSION_STATUSES = ["attended", "planned", "missed"] as const;
export const EXPECTATION_STATUSES = ["met", "started", "not-yet"] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];
export type ExpectationStatus = (typeof EXPECTATION_STATUSES)[number];

/** One of the ten sessions. `who` names roles. Days are `2026-11-24` or null, here and below. */
export interface SessionEntry {
  readonly status: SessionStatus | null;
  readonly on: string | null;
  readonly who: string;
  readonly extra: Extra;
}

/** One of the programme's expectations, with what shows that it is met. */
export interface ExpectationEntry {
  readonly status: ExpectationStatus | null;
  readonly evidence: string;
  readonly on: string | null;
  readonly extra: Extra;
}

/** A session for parents, held or planned. `session` is `p1` to `p5`; `families` says how many came, in words or figures. */
export interface ParentSession {
  readonly id: string;
  readonly session: string | null;
  readonly on: string | null;
  readonly families: string;
  readonly note: string;
  readonly extra: Extra;
}

/** What somebody wrote on a page of the site, with the page and the question it was written for. */
export interface PageNote {
  readonly page: string;
  readonly question: string;
  readonly text: string;
  /** When it was last changed, ISO 8601 in UTC, or null. */
  readonly updated: string | null;
  readonly extra: Extra;
}

/** One entry of the log of professional development. */
export interface CpdEntry {
  readonly id: string;
  readonly on: string | null;
  readonly what: string;
  readonly minutes: number | null;
  readonly reflection: string;
  readonly extra: Extra;
}

/** One visit to the partner school in year two. */
export interface Visit {
  readonly id: string;
  readonly on: string | null;
  readonly hours: number | null;
  readonly purpose: string;
  readonly done: string;
  readonly next: string;
  readonly extra: Extra;
}

/** One school's record. One is normal; a file may hold several, of several schools. */
export interface ProgrammeRecord {
  readonly kind: "programme";
  readonly record_id: string;
  readonly name: string;
  readonly created: string;
  readonly updated: string;
  /** The champion, as a role. */
  readonly champion: string;
  /** By session id, `s1` to `s10`. */
  readonly sessions: ReadonlyMap<string, SessionEntry>;
  /** By expectation, such as `exp.audit`. */
  readonly expectations: ReadonlyMap<string, ExpectationEntry>;
  readonly parent_sessions: ReadonlyMap<string, ParentSession>;
  /** By the name under which the page keeps the note. */
  readonly notes: ReadonlyMap<string, PageNote>;
  readonly cpd: ReadonlyMap<string, CpdEntry>;
  readonly partner: string;
  readonly visits: ReadonlyMap<string, Visit>;
  /** What was chosen or written for the closing conference, by the names that its screens give. */
  readonly conference: ReadonlyMap<string, string>;
  readonly extra: Extra;
}

export const EMPTY_SESSION: SessionEntry = { status: null, on: null, who: "", extra: {} };
export const EMPTY_EXPECTATION: ExpectationEntry = { status: null, evidence: "", on: null, extra: {} };
export const EMPTY_NOTE: PageNote = { page: "", question: "", text: "", updated: null, extra: {} };

/** What a record holds before anything is typed into it. */
export function emptyProgramme() {
  return {
    champion: "",
    sessions: new Map<string, SessionEntry>(),
    expectations: new Map<string, ExpectationEntry>(),
    parent_sessions: new Map<string, ParentSession>(),
    notes: new Map<string, PageNote>(),
    cpd: new Map<string, CpdEntry>(),
    partner: "",
    visits: new Map<string, Visit>(),
    conference: new Map<string, string>(),
  };
}

/** An empty record. */
export function newProgramme(name: string, at: string): ProgrammeRecord {
  return { kind: "programme", record_id: newId(), name, created: at, updated: at, ...emptyProgramme(), extra: {} };
}

/** `4 sessions attended, 3 expectations met, 2 notes`: what is in a record. */
export function programmeWords(record: ProgrammeRecord): string {
  const attended = [...record.sessions.values()].filter((one) => one.status === "attended").length;
  const met = [...record.expectations.values()].filter((one) => one.status === "met").length;
  const parts = [
    `${counted(attended, "session")} attended`,
    `${counted(met, "expectation")} met`,
    record.parent_sessions.size > 0 &&
      counted(record.parent_sessions.size, "session for parents", "sessions for parents"),
    record.notes.size > 0 && counted(record.notes.size, "note"),
    record.cpd.size > 0 && counted(record.cpd.size, "CPD entry", "CPD entries"),
    record.visits.size > 0 && counted(record.visits.size, "visit"),
  ];
  return parts.filter(Boolean).join(", ");
}
