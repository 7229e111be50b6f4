/**
 * The file of counts that may leave the Profile, for the Workbench and for governors. Its JSON:
 *
 *     { "format": "semh-profile-counts", "version": 1, "made_on": "2026-11-24", "rules_version": "2026.1", "n": 214,
 *       "groups": [ { "id": "vulnerability", "title": "…", "by": "year", "columns": ["Everyday support", …],
 *                     "rows": [ { "label": "Year 5", "counts": [12, null, …], "total": 31 } ],
 *                     "totals": [80, null, …], "total": 214 } ] }
 *
 * `n` is how many pupils are entered. The groups are `vulnerability`, `behaviour` and `talk`, whose rows are years, and
 * `support`, whose rows are kinds of provision. A figure is 0, 5 or more, or null: not shown, because it is 1 to 4 or would
 * give such a figure away. There is no pupil, code or class in it.
 */
import * as v from "valibot";
import { fail, type Result } from "../../audits/workbench/fields.ts";
import { SMALLEST } from "./aggregate.ts";

export const FORMAT = "semh-profile-counts";
export const VERSION = 1;
const MAX_LENGTH = 1024 * 1024;

const whole = v.pipe(v.number(), v.integer(), v.maxValue(1_000_000));
const sum = v.pipe(whole, v.minValue(SMALLEST));
/** A figure that may be shared, or null. */
const figure = v.nullable(
  v.pipe(
    whole,
    v.check((value) => value === 0 || value >= SMALLEST),
  ),
);
const words = v.pipe(v.string(), v.maxLength(200));
const figures = v.pipe(v.array(figure), v.maxLength(20));
const GroupSchema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,30}$/)),
    title: words,
    by: v.picklist(["year", "support"]),
    columns: v.pipe(v.array(words), v.minLength(1), v.maxLength(20)),
    rows: v.pipe(v.array(v.object({ label: words, counts: figures, total: sum })), v.maxLength(200)),
    totals: figures,
    total: sum,
  }),
  v.check(({ columns, rows, totals }) =>
    [totals, ...rows.map((one) => one.counts)].every((one) => one.length === columns.length),
  ),
);
const FileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  made_on: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
  rules_version: words,
  n: sum,
  groups: v.pipe(v.array(GroupSchema), v.maxLength(20)),
});

export type Counts = v.InferOutput<typeof FileSchema>;
export type CountGroup = Counts["groups"][number];

/** Read the text of a file of counts. Never throws, whatever the text. */
export function readCounts(text: string): Result<Counts> {
  if (text.length > MAX_LENGTH)
    return fail("That file is larger than 1 MB, so it is no file of counts. Nothing has been changed.");
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return fail("That file cannot be read: it is damaged, or is no file of counts. Nothing has been changed.");
  }
  const { format, version } = (raw ?? {}) as { format?: unknown; version?: unknown };
  if (format !== FORMAT)
    return fail("That is no file of counts from the Profile: its name ends in .counts.json. Nothing has been changed.");
  if (typeof version === "number" && version > VERSION)
    return fail(
      `That file was made by a newer Profile (version ${version}; this page reads up to ${VERSION}). Open it on the newest page of the site. Nothing has been changed.`,
    );
  const read = v.safeParse(FileSchema, raw, { abortEarly: true });
  if (read.success) return { ok: true, value: read.output };
  return fail(
    "That file of counts has a fault, or holds a figure of 1 to 4, so it is not opened. Nothing has been changed.",
  );
}
