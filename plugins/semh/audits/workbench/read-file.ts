/** Reads a copy that somebody saved: size first, then JSON, then every field. */
import * as v from "valibot";
import { fail, moment, type Result, title, where } from "./fields.ts";
import { extrasOf, isObject } from "./json.ts";
import { FORMAT, migrate, VERSION } from "./migrations.ts";
import { readRecord } from "./read-record.ts";
import { type Kind, LISTS, sortedOut, type Workbench, type WorkRecord } from "./records.ts";

/** Five megabytes, checked before anything is parsed. */
export const MAX_BYTES = 5 * 1024 * 1024;

/** A file that was read. `savedAt` is the time in the file, or null. */
export interface ReadFile {
  savedAt: string | null;
  workbench: Workbench;
}

const TOO_BIG = "That file is larger than 5 MB, so it is not a Workbench copy. Nothing has been changed.";
const NOT_OURS =
  "That file is not a Workbench copy. Choose one whose name ends in .semh.json. Nothing has been changed.";

const list = v.pipe(v.array(v.unknown()), v.maxLength(500));
const FileSchema = v.object({
  saved_at: v.optional(v.nullable(moment), null),
  school: v.optional(v.custom<Record<string, unknown>>(isObject), {}),
  audits: list,
  plans: list,
  groups: list,
  policies: list,
  programmes: list,
  impacts: list,
});
const SchoolSchema = v.object({ name: v.optional(title, "") });
const FILE_FIELDS = ["format", "version", ...Object.keys(FileSchema.entries)];

/** Read the text of a copy. Never throws, whatever the text. */
export function readFile(text: string): Result<ReadFile> {
  if (text.length > MAX_BYTES) return fail(TOO_BIG);
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return fail("That file cannot be read: it is damaged or is not a Workbench copy. Nothing has been changed.");
  }
  if (!isObject(raw) || raw.format !== FORMAT) return fail(NOT_OURS);
  const version = raw.version;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return fail(NOT_OURS);
  if (version > VERSION) return fail(newer(version));
  return readCurrent(migrate(raw, version));
}

function readCurrent(raw: Readonly<Record<string, unknown>>): Result<ReadFile> {
  const parsed = v.safeParse(FileSchema, raw, { abortEarly: true });
  if (!parsed.success) return damaged(where(parsed.issues, "the file"));
  const school = v.safeParse(SchoolSchema, parsed.output.school, { abortEarly: true });
  if (!school.success) return damaged(where(school.issues, "the school"));
  const records = new Map<string, WorkRecord>();
  for (const kind of Object.keys(LISTS) as Kind[]) {
    for (const one of parsed.output[LISTS[kind]]) {
      const record = readRecord(kind, one);
      if (!record.ok) return damaged(record.problem);
      if (records.has(record.value.record_id)) return damaged("Two records in it have the same id.");
      records.set(record.value.record_id, record.value);
    }
  }
  const named = { name: school.output.name, extra: extrasOf(parsed.output.school, ["name"]) };
  const workbench = { school: named, ...sortedOut([...records.values()]), extra: extrasOf(raw, FILE_FIELDS) };
  return { ok: true, value: { savedAt: parsed.output.saved_at, workbench } };
}

function newer(version: number): string {
  return (
    `That copy was made by a newer Workbench (file version ${version}; this page reads up to ${VERSION}). ` +
    "Open it on the newest page of the site. Nothing has been changed."
  );
}

function damaged(detail: string): Result<never> {
  return fail(`That copy cannot be opened. ${detail} Nothing has been changed.`);
}
