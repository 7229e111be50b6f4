/** Reads a copy that somebody saved: size first, then JSON, then every field, building new objects from known names only. */
import * as v from "valibot";
import { extrasOf, isObject } from "./json.ts";
import { FORMAT, migrate, VERSION } from "./migrations.ts";
import type { Answer, AuditRecord, School, Workbench } from "./model.ts";

/** Five megabytes, checked before anything is parsed. */
export const MAX_BYTES = 5 * 1024 * 1024;

/** A file that was read. `savedAt` is the time in the file, or null. */
export interface ReadFile {
  savedAt: string | null;
  workbench: Workbench;
}

/** Either what was asked for, or one plain sentence that says why not. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: string };

const TOO_BIG = "That file is larger than 5 MB, so it is not a Workbench copy. Nothing has been changed.";
const NOT_OURS =
  "That file is not a Workbench copy. Choose one whose name ends in .semh.json. Nothing has been changed.";

const id = v.pipe(v.string(), v.maxLength(120), v.regex(/^[a-z][a-z0-9.-]*$/));
const recordId = v.pipe(v.string(), v.maxLength(80), v.regex(/^[A-Za-z0-9-]+$/));
const choice = v.optional(v.nullable(id), null);
const note = v.optional(
  v.pipe(
    v.nullable(v.pipe(v.string(), v.maxLength(20_000))),
    v.transform((value) => value ?? ""),
  ),
  "",
);
const moment = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((value) => !Number.isNaN(new Date(value).getTime())),
);
const day = v.optional(v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))), null);
const title = v.pipe(v.string(), v.maxLength(300));
const versionText = v.pipe(
  v.union([v.pipe(v.string(), v.maxLength(60)), v.pipe(v.number(), v.finite())]),
  v.transform((value) => String(value)),
);

const AnswerSchema = v.object({
  now: choice,
  priority: choice,
  evidence: note,
  owner: note,
  date: day,
  confidence: choice,
  updated: v.optional(v.nullable(moment), null),
});

const AuditSchema = v.object({
  record_id: recordId,
  definition_id: id,
  definition_version: versionText,
  name: title,
  created: moment,
  updated: moment,
  statements: v.optional(v.pipe(v.array(id), v.maxLength(5000)), []),
  answers: v.custom<Record<string, unknown>>(isObject),
});

const FileSchema = v.object({
  saved_at: v.optional(v.nullable(moment), null),
  school: v.optional(v.custom<Record<string, unknown>>(isObject), {}),
  audits: v.pipe(v.array(v.unknown()), v.maxLength(500)),
});

const SchoolSchema = v.object({ name: v.optional(title, "") });

export const FILE_FIELDS = ["format", "version", "saved_at", "school", "audits"];
const AUDIT_FIELDS = Object.keys(AuditSchema.entries);
const ANSWER_FIELDS = Object.keys(AnswerSchema.entries);

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

/** Read one audit in the form it has in a file (and in the browser's store). Never throws. */
export function readAudit(raw: unknown): Result<AuditRecord> {
  const parsed = v.safeParse(AuditSchema, raw, { abortEarly: true });
  if (!parsed.success) return fail(where(parsed.issues, "an audit"));
  const { answers: rawAnswers, ...known } = parsed.output;
  const answers = new Map<string, Answer>();
  for (const key of Object.keys(rawAnswers)) {
    const answer = v.safeParse(AnswerSchema, rawAnswers[key], { abortEarly: true });
    if (!v.is(id, key)) return fail("One answer in it has a name that no statement can have.");
    if (!answer.success) return fail(where(answer.issues, `the answer to “${key}”`));
    answers.set(key, { ...answer.output, extra: extrasOf(rawAnswers[key], ANSWER_FIELDS) });
  }
  return { ok: true, value: { ...known, answers, extra: extrasOf(raw, AUDIT_FIELDS) } };
}

function readCurrent(raw: Readonly<Record<string, unknown>>): Result<ReadFile> {
  const parsed = v.safeParse(FileSchema, raw, { abortEarly: true });
  if (!parsed.success) return damaged(where(parsed.issues, "the file"));
  const school = v.safeParse(SchoolSchema, parsed.output.school, { abortEarly: true });
  if (!school.success) return damaged(where(school.issues, "the school"));
  const audits = new Map<string, AuditRecord>();
  for (const one of parsed.output.audits) {
    const audit = readAudit(one);
    if (!audit.ok) return damaged(audit.problem);
    if (audits.has(audit.value.record_id)) return damaged("Two audits in it have the same id.");
    audits.set(audit.value.record_id, audit.value);
  }
  const named: School = { name: school.output.name, extra: extrasOf(parsed.output.school, ["name"]) };
  const workbench = { school: named, audits: [...audits.values()], extra: extrasOf(raw, FILE_FIELDS) };
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

function where(issues: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]], part: string): string {
  const path = v.getDotPath(issues[0]);
  return path === null ? `There is a fault in ${part}.` : `There is a fault in ${part}, at “${path}”.`;
}

function fail(problem: string): Result<never> {
  return { ok: false, problem };
}
