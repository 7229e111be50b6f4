/** Writes the one file that holds everything of the Workbench. */
import { FORMAT, VERSION } from "./migrations.ts";
import { LISTS, type Workbench } from "./records.ts";
import { isoDay, slug } from "./words.ts";
import { recordToJson } from "./write-record.ts";

/** The text of the file. */
export function writeFile(workbench: Workbench, savedAt: string): string {
  const file = {
    format: FORMAT,
    version: VERSION,
    saved_at: savedAt,
    school: { ...workbench.school.extra, name: workbench.school.name },
    ...Object.fromEntries(Object.values(LISTS).map((list) => [list, workbench[list].map(recordToJson)])),
    ...workbench.extra,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** `elm-school_2026-11-24.semh.json` */
export function fileName(school: string, at: Date): string {
  return `${slug(school, "school")}_${isoDay(at)}.semh.json`;
}
