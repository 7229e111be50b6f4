/** The counts from the Profile as tables of words, for the screen, for paper and for files. */
import { paperDay } from "../audits/workbench/words.ts";
import type { Counts } from "../profile/tool/counts-file.ts";

/** The tables of what came of support; the others say who is in the Profile, which is no impact. */
export function supportTables(counts: Counts): { title: string; head: string[]; rows: string[][] }[] {
  const cell = (value: number | null) => (value === null ? "not shown" : String(value));
  return counts.groups
    .filter((one) => one.by === "support")
    .map(({ title, columns, rows }) => ({
      title: `${title} (Profile, ${paperDay(counts.made_on)})`,
      head: ["Support", ...columns, "Pupils"],
      rows: rows.map((row) => [row.label, ...row.counts.map(cell), String(row.total)]),
    }));
}
