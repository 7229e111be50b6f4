/** What a field of a file may hold: the checks that every reader of files shares. */
import * as v from "valibot";

/** Either what was asked for, or one plain sentence that says why not. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: string };

/** The id of a statement, a rating, an audit. */
export const id = v.pipe(v.string(), v.maxLength(120), v.regex(/^[a-z][a-z0-9.-]*$/));
/** The id that a record, a response or an action was given here. */
export const recordId = v.pipe(v.string(), v.maxLength(80), v.regex(/^[A-Za-z0-9-]+$/));
export const choice = v.optional(v.nullable(id), null);
export const note = v.optional(
  v.pipe(
    v.nullable(v.pipe(v.string(), v.maxLength(20_000))),
    v.transform((value) => value ?? ""),
  ),
  "",
);
export const moment = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((value) => !Number.isNaN(new Date(value).getTime())),
);
export const day = v.optional(v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))), null);
export const title = v.pipe(v.string(), v.maxLength(300));
export const versionText = v.pipe(
  v.union([v.pipe(v.string(), v.maxLength(60)), v.pipe(v.number(), v.finite())]),
  v.transform((value) => String(value)),
);

/** A failed result. */
export function fail(problem: string): Result<never> {
  return { ok: false, problem };
}

/** The sentence for the first thing that valibot found wrong. */
export function where(issues: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]], part: string): string {
  const path = v.getDotPath(issues[0]);
  return path === null ? `There is a fault in ${part}.` : `There is a fault in ${part}, at “${path}”.`;
}
