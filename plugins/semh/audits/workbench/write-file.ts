/** Writes the one file that holds everything of the Workbench. */
import type { Json } from "./json.ts";
import { FORMAT, VERSION } from "./migrations.ts";
import type { Answer, AuditRecord, Workbench } from "./model.ts";
import { isoDay, slug } from "./words.ts";

/** An audit as it stands in a file and in the browser's store. Answers are sorted by id, so equal work gives equal text. */
export function auditToJson(record: AuditRecord): { [key: string]: Json } {
  const answers: { [key: string]: Json } = {};
  for (const id of [...record.answers.keys()].sort()) {
    // An id such as "constructor" is a fair name for an answer, so it is defined, not assigned.
    Object.defineProperty(answers, id, {
      value: answerToJson(record.answers.get(id) as Answer),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return {
    ...record.extra,
    record_id: record.record_id,
    definition_id: record.definition_id,
    definition_version: record.definition_version,
    name: record.name,
    created: record.created,
    updated: record.updated,
    statements: [...record.statements],
    answers,
  };
}

/** The text of the file. */
export function writeFile(workbench: Workbench, savedAt: string): string {
  const file = {
    format: FORMAT,
    version: VERSION,
    saved_at: savedAt,
    school: { ...workbench.school.extra, name: workbench.school.name },
    audits: workbench.audits.map(auditToJson),
    ...workbench.extra,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** `elm-school_2026-11-24.semh.json` */
export function fileName(school: string, at: Date): string {
  return `${slug(school, "school")}_${isoDay(at)}.semh.json`;
}

function answerToJson(answer: Answer): { [key: string]: Json } {
  const { extra, ...known } = answer;
  return { ...extra, ...known };
}
