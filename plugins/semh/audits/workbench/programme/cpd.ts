/** The log of professional development: its totals, and its rows for paper and for a spreadsheet. */
import type { CpdEntry, ProgrammeRecord } from "../programme.ts";
import { counted } from "../words.ts";
import { yearOf } from "./terms.ts";

export const CPD_HEADINGS = ["Date", "What", "Minutes", "Reflection"] as const;

/** The entries by day; those without a day come last. */
export function cpdInOrder(record: ProgrammeRecord): CpdEntry[] {
  return [...record.cpd.values()].sort((a, b) => ((a.on ?? "9") < (b.on ?? "9") ? -1 : 1));
}

/** Minutes by school year, the newest first; entries without a day stand under an empty year, last. */
export function minutesByYear(record: ProgrammeRecord): [string, number][] {
  const years = new Map<string, number>();
  for (const one of record.cpd.values()) {
    const year = one.on === null ? "" : yearOf(one.on);
    years.set(year, (years.get(year) ?? 0) + (one.minutes ?? 0));
  }
  return [...years].sort(([a], [b]) => (a > b ? -1 : 1));
}

/** `3 hours 20 minutes` */
export function hoursWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  const parts = [hours > 0 && counted(hours, "hour"), rest > 0 && counted(rest, "minute")];
  return parts.filter(Boolean).join(" ") || "no time noted";
}

/** `2026–27: 3 hours 20 minutes. No date: 1 hour.` */
export function totalsWords(record: ProgrammeRecord): string {
  const words = minutesByYear(record).map(([year, minutes]) => `${year || "No date"}: ${hoursWords(minutes)}.`);
  return words.length === 0 ? "Nothing is in the log yet." : words.join(" ");
}

/** One row an entry, for a spreadsheet; days as `2026-11-24`. */
export function cpdRows(record: ProgrammeRecord, school: string): string[][] {
  const rows = cpdInOrder(record).map((one) => [
    school,
    one.on ?? "",
    one.what,
    one.minutes === null ? "" : String(one.minutes),
    one.reflection,
  ]);
  return [["School", ...CPD_HEADINGS], ...rows];
}
