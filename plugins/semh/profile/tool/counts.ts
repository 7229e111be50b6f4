/** The counts that may leave the vault: every table goes through `suppress`, and nothing else of a pupil is in them. */
import type { Comparing } from "../../impact/impact.ts";
import { type Row, type Shown, SMALLEST, suppress } from "./aggregate.ts";
import type { Pupil } from "./book.ts";
import { type CountGroup, type Counts, FORMAT, VERSION } from "./counts-file.ts";
import { hasSupport, VERDICTS, verdictOf } from "./evaluate.ts";
import { isNumber } from "./names.ts";
import type { Profile, Rules, ScoreId } from "./scoring.ts";

/** A pupil with the profile of today. */
export interface Scored {
  readonly pupil: Pupil;
  readonly profile: Profile | null;
}

const TALK = [
  "To talk about, with support",
  "To talk about, no support",
  "Not on the list, with support",
  "Not on the list, no support",
];

/** Pupils by year and band of one score; pupils without an entry are not counted. */
export function bandRows(lines: readonly Scored[], score: ScoreId, rules: Rules): Row[] {
  return byYear(lines, rules.bands.length, ({ profile }) => (profile ? rules.bands.indexOf(profile[score].band) : -1));
}

/** All the counts, or null when fewer than five pupils are entered. */
export function countsOf(lines: readonly Scored[], rules: Rules, comparing: Comparing, on: string): Counts | null {
  const scored = lines.filter((one) => one.profile !== null);
  if (scored.length < SMALLEST) return null;
  const bands = rules.bands.map((one) => one.title);
  const groups = [
    ...rules.scores.map(({ id, title }) =>
      group(id, `${title}: pupils by year and band`, "year", bands, bandRows(scored, id, rules)),
    ),
    group("talk", "To talk about, and support now", "year", TALK, byYear(scored, TALK.length, talkColumn)),
    group("support", "Support by kind: what came of it", "support", verdictTitles(), supportRows(lines, comparing)),
  ];
  return {
    format: FORMAT,
    version: VERSION,
    made_on: on,
    rules_version: rules.version,
    n: scored.length,
    groups: groups.filter((one) => one !== null),
  };
}

function group(
  id: string,
  title: string,
  by: CountGroup["by"],
  columns: string[],
  rows: readonly Row[],
): CountGroup | null {
  const shown = suppress(rows, by === "year" ? "Other years" : "Other support");
  return shown === null ? null : { id, title, by, columns, ...asFile(shown) };
}

function asFile(shown: Shown): Pick<CountGroup, "rows" | "totals" | "total"> {
  const rows = shown.rows.map((label, at) => ({
    label,
    counts: [...(shown.cells[at] ?? [])],
    total: shown.rowTotals[at] ?? 0,
  }));
  return { rows, totals: [...shown.columnTotals], total: shown.total };
}

function byYear(lines: readonly Scored[], width: number, columnOf: (line: Scored) => number): Row[] {
  const years = [...new Set(lines.map((one) => yearLabel(one.pupil.year)))];
  years.sort((one, two) => one.localeCompare(two, "en", { numeric: true }));
  const rows = new Map(years.map((year) => [year, Array.from({ length: width }, () => 0)]));
  for (const line of lines) {
    const [counts, column] = [rows.get(yearLabel(line.pupil.year)), columnOf(line)];
    if (counts !== undefined && column >= 0) counts[column] = (counts[column] ?? 0) + 1;
  }
  return years.map((label) => ({ label, counts: rows.get(label) ?? [] }));
}

/** A year is a number or a letter; whatever else somebody typed there stays in the vault. */
export function yearLabel(year: string): string {
  return /^([NR]|\d{1,2})$/i.test(year) ? `Year ${year}` : "No year";
}

function talkColumn({ pupil, profile }: Scored): number {
  return (profile?.talk ? 0 : 2) + (hasSupport(pupil) ? 0 : 1);
}

function verdictTitles(): string[] {
  return [...VERDICTS.map((one) => one.label), "Not compared"];
}

/**
 * Kinds of support with five pupils or more. A pupil counts once for a kind, with the newest support of it; kinds of fewer
 * pupils are left out whole, because put together they could be one pupil's.
 */
function supportRows(lines: readonly Scored[], comparing: Comparing): Row[] {
  const kinds = new Map<string, { label: string; counts: number[] }>();
  for (const { pupil } of lines) {
    for (const [key, support] of new Map(pupil.supports.map((one) => [one.what.trim().toLowerCase(), one]))) {
      const verdict = verdictOf(support, comparing);
      const column = verdict.ok ? VERDICTS.findIndex((one) => one.id === verdict.value) : VERDICTS.length;
      const kind = kinds.get(key) ?? { label: support.what.trim(), counts: verdictTitles().map(() => 0) };
      kind.counts[column] = (kind.counts[column] ?? 0) + 1;
      kinds.set(key, kind);
    }
  }
  const enough = [...kinds.values()].filter((one) => one.counts.reduce((sum, value) => sum + value, 0) >= SMALLEST);
  return enough.map(({ label, counts }, at) => ({ label: provisionLabel(label, at), counts }));
}

/** The name of a provision that five pupils share is none of one pupil; what looks like a number of a person is not taken along. */
function provisionLabel(label: string, at: number): string {
  return label === "" || isNumber(label) ? `Support ${at + 1}` : label;
}
