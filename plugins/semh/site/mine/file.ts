/** Writes and reads `semh-notes` files: size first, then JSON, then every field, building new objects from known names only. */
import * as v from "valibot";
import { fail, moment, note, type Result, recordId, title, where } from "../../audits/workbench/fields.ts";
import { isObject } from "../../audits/workbench/json.ts";
import { isoDay, slug } from "../../audits/workbench/words.ts";
import { FORMAT, type Kept, LOGO, MAX_BYTES, SCHOOL_FIELDS, VERSION } from "./names.ts";

const key = v.pipe(v.string(), v.maxLength(120), v.regex(/^[a-z0-9][a-z0-9._-]*$/));
const isDay = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const list = <T extends v.GenericSchema>(item: T) => v.optional(v.pipe(v.array(item), v.maxLength(5000)), []);
const NoteSchema = v.object({
  key,
  page: v.optional(title, ""),
  question: note,
  text: note,
  updated: v.optional(v.nullable(moment), null),
});
const EntrySchema = v.object({
  id: recordId,
  on: isDay,
  what: title,
  minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
  reflection: note,
});
const FileSchema = v.object({
  notes: list(NoteSchema),
  done: list(v.object({ key, page: v.optional(title, ""), on: isDay })),
  cpd: list(EntrySchema),
  school: v.optional(v.custom<Record<string, unknown>>(isObject), {}),
});
const detail = v.pipe(v.string(), v.maxLength(400));
const logo = v.pipe(v.string(), v.maxLength(400_000), v.regex(/^data:image\/png;base64,[A-Za-z0-9+/=]+$/));

const NOT_OURS =
  "That file does not hold notes of this site: its name ends in .semh-notes.json. Nothing has been changed.";

/** The text of the file. */
export function writeNotesFile(kept: Kept, savedAt: string): string {
  const { notes, done, cpd, school } = kept;
  return `${JSON.stringify({ format: FORMAT, version: VERSION, saved_at: savedAt, notes, done, cpd, school }, null, 2)}\n`;
}

/** `elm-school_2026-11-24.semh-notes.json` */
export function notesFileName(school: string, at: Date): string {
  return `${slug(school, "my")}_${isoDay(at)}.semh-notes.json`;
}

/** Read the text of a file. Never throws, whatever the text. */
export function readNotesFile(text: string): Result<Kept> {
  if (text.length > MAX_BYTES)
    return fail("That file is larger than 2 MB, so it does not hold notes. Nothing has been changed.");
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return fail("That file cannot be read: it is damaged or is something else. Nothing has been changed.");
  }
  if (!isObject(raw) || raw.format !== FORMAT) return fail(NOT_OURS);
  const { version } = raw;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return fail(NOT_OURS);
  if (version > VERSION)
    return fail(
      `That file was made by a newer page (file version ${version}; this one reads up to ${VERSION}). ` +
        "Open it on the newest page of the site. Nothing has been changed.",
    );
  const parsed = v.safeParse(FileSchema, raw, { abortEarly: true });
  if (!parsed.success) return damaged(where(parsed.issues, "the file"));
  const { notes, done, cpd } = parsed.output;
  const ids = [notes.map((one) => one.key), done.map((one) => one.key), cpd.map((one) => one.id)];
  if (ids.some((some) => new Set(some).size < some.length)) return damaged("Two things in it have the same id.");
  const school = readSchool(parsed.output.school);
  return school.ok ? { ok: true, value: { notes, done, cpd, school: school.value } } : school;
}

/** Only the details that this page knows; the browser never sees the others. */
function readSchool(raw: Readonly<Record<string, unknown>>): Result<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const id of [...SCHOOL_FIELDS.map(([one]) => one), LOGO]) {
    const value = Object.keys(raw).includes(id) ? raw[id] : "";
    if (value === "") continue;
    const parsed = v.safeParse(id === LOGO ? logo : detail, value);
    if (!parsed.success) return damaged("One of the school’s details in it cannot be read.");
    found[id] = parsed.output;
  }
  return { ok: true, value: found };
}

function damaged(detailWords: string): Result<never> {
  return fail(`That file cannot be opened. ${detailWords} Nothing has been changed.`);
}
