/** Adapted rules as a small file for a colleague. It holds rules and nothing about any pupil. */
import * as v from "valibot";
import { isObject, safeCopy } from "../../audits/workbench/json.ts";
import { type OwnRules, OwnRulesSchema } from "./own-rules.ts";
import type { Fault } from "./own-rules-check.ts";
import { faultsOf } from "./own-rules-check.ts";
import type { Rules } from "./scoring.ts";

const FORMAT = "semh-profile-rules";
const VERSION = 1;
const MOST_BYTES = 200 * 1024;

/** The file's text. */
export function writeRules(base: Rules, own: OwnRules): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, follows: base.version, rules: own }, null, 1)}\n`;
}

/** What a file holds, or everything that is wrong with it. `follows`: the version of the programme's rules that it adapted. */
export type ReadRules =
  | { readonly ok: true; readonly own: OwnRules; readonly follows: string }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Read a file's bytes. Never throws; takes nothing but what a school can change. */
export function readRules(bytes: Uint8Array, base: Rules): ReadRules {
  if (bytes.length > MOST_BYTES) return no("That file is larger than 200 KB, so it holds no rules.");
  let raw: unknown;
  try {
    raw = safeCopy(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    return no("That is no file of rules. Choose one that “Save these rules as a file” made.");
  }
  if (!isObject(raw) || raw.format !== FORMAT)
    return no("That is no file of rules. Choose one that “Save these rules as a file” made.");
  if (typeof raw.version === "number" && raw.version > VERSION)
    return no("That file was made by a newer version of this tool.");
  const read = v.safeParse(OwnRulesSchema, raw.rules);
  if (raw.version !== VERSION || !read.success || read.output.on === "")
    return no("That file of rules is cut short or damaged.");
  const own = known(base, read.output);
  const faults: readonly Fault[] = faultsOf(base, own);
  if (faults.length > 0) return { ok: false, problems: faults.map((one) => one.text) };
  return { ok: true, own, follows: typeof raw.follows === "string" ? raw.follows.slice(0, 40) : "" };
}

/** Without what these rules of the programme do not know. */
function known(base: Rules, own: OwnRules): OwnRules {
  const ids = new Set(base.factors.map((one) => one.id));
  const groups = new Set([...Object.keys(base.caps), ...base.scores.map((one) => `own-${one.id}`)]);
  const only = (from: Record<string, number>, those: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(from).filter(([id]) => those.has(id)));
  return {
    ...own,
    off: [...new Set(own.off)].filter((id) => ids.has(id)),
    points: only(own.points, ids),
    caps: only(own.caps, groups),
    bands: base.bands.flatMap(({ id }) => own.bands.find((one) => one.id === id) ?? []),
  };
}

function no(problem: string): ReadRules {
  return { ok: false, problems: [`${problem} Nothing has been changed.`] };
}
