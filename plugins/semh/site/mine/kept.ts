/** What is kept, put together with the pages it belongs to, and the changes that a person makes to it. */
import { isObject } from "../../audits/workbench/json.ts";
import {
  CPD,
  type CpdEntry,
  DONE,
  type Kept,
  LOGO,
  type Mark,
  type Note,
  REFLECT,
  SCHOOL,
  SCHOOL_FIELDS,
  WRITTEN,
} from "./names.ts";
import type { Shelf } from "./shelf.ts";

/** A page that can be marked or has questions: its address from the site's front page, its reading time, [id, question]. */
export interface PageInfo {
  id: string;
  title: string;
  url: string;
  group: string;
  marks: boolean;
  minutes: number;
  questions: [string, string][];
}

/** Everything that the shelf holds, in the order of the pages; what belongs to no page of today stands last. */
export function readKept(shelf: Shelf, pages: readonly PageInfo[]): Kept {
  return {
    notes: readNotes(shelf, pages),
    done: readMarks(shelf, pages),
    cpd: readLog(shelf),
    school: readSchool(shelf),
  };
}

function readNotes(shelf: Shelf, pages: readonly PageInfo[]): Note[] {
  const left = new Set(shelf.names(REFLECT));
  const note = (key: string, page: string, question: string): Note[] => {
    const text = shelf.get(REFLECT + key);
    left.delete(key);
    return text.trim() === "" ? [] : [{ key, page, question, text, updated: shelf.get(WRITTEN + key) || null }];
  };
  const known = pages.flatMap((page) => page.questions.flatMap(([key, question]) => note(key, page.title, question)));
  return [...known, ...[...left].flatMap((key) => note(key, "", ""))];
}

function readMarks(shelf: Shelf, pages: readonly PageInfo[]): Mark[] {
  const keys = shelf.names(DONE);
  const place = (key: string) => pages.findIndex((page) => page.id === key);
  return keys
    .map((key) => ({ key, page: pages[place(key)]?.title ?? "", on: shelf.get(DONE + key) }))
    .sort((a, b) => (place(a.key) >>> 0) - (place(b.key) >>> 0));
}

function readLog(shelf: Shelf): CpdEntry[] {
  const entries = shelf.names(CPD).flatMap((id) => {
    const entry = readEntry(id, shelf.get(CPD + id));
    return entry === null ? [] : [entry];
  });
  return entries.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** An entry from the JSON under its name; null for one that this page cannot read, which stays where it is. */
function readEntry(id: string, json: string): CpdEntry | null {
  try {
    const raw: unknown = JSON.parse(json);
    if (!isObject(raw)) return null;
    const { on, what, minutes, reflection } = raw;
    if (typeof on !== "string" || typeof what !== "string" || typeof minutes !== "number") return null;
    return { id, on, what, minutes, reflection: typeof reflection === "string" ? reflection : "" };
  } catch {
    return null;
  }
}

/** An entry as it stands under its name. */
export function entryJson({ on, what, minutes, reflection }: CpdEntry): string {
  return JSON.stringify({ on, what, minutes, reflection });
}

function readSchool(shelf: Shelf): Record<string, string> {
  const ids = [...SCHOOL_FIELDS.map(([id]) => id), LOGO];
  return Object.fromEntries(ids.map((id) => [id, shelf.get(SCHOOL + id)]).filter(([, value]) => value !== ""));
}

/** The names of everything there is of these kinds, for clearing. */
export function allNames(shelf: Shelf, kinds: readonly string[]): string[] {
  return kinds.flatMap((kind) => shelf.names(kind).map((name) => kind + name));
}

/** All minutes of the log. */
export function minutesOf(entries: readonly CpdEntry[]): number {
  return entries.reduce((sum, one) => sum + one.minutes, 0);
}

/** `3 hours 20 minutes` */
export function hoursWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [hours && `${hours} hour${hours === 1 ? "" : "s"}`, rest && `${rest} minute${rest === 1 ? "" : "s"}`];
  return parts.filter(Boolean).join(" ") || "0 minutes";
}
