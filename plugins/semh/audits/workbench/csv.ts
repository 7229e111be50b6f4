/** The audit as a spreadsheet (CSV) that no spreadsheet program will take for a formula. */
import { keptAnswers, nowWords, placedAnswers, priorityWords } from "./counts.ts";
import type { Definition } from "./definition.ts";
import { type Answer, type AuditRecord, CONFIDENCES, priorityOf } from "./model.ts";
import { isoDay, slug } from "./words.ts";

const HEADINGS = [
  "School",
  "Audit",
  "Audit version",
  "Section",
  "Statement id",
  "Statement",
  "Required by law or statutory guidance",
  "Now",
  "Priority",
  "Evidence",
  "Owner",
  "Date",
  "Confidence",
  "Last changed",
];

/**
 * A cell that shows as text: an apostrophe goes before anything a spreadsheet could run, and before a cell that
 * starts with one already, so that `plainCell` gives back exactly what went in.
 */
export function safeCell(text: string): string {
  return /^['=+\-@\t\r\n|%]/.test(text) ? `'${text}` : text;
}

/** The opposite of `safeCell`. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

/** Rows as CSV: quoted where needed, CRLF, and a byte-order mark so that Excel reads it as UTF-8. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) =>
    /[",\r\n;]/.test(cell) || cell !== cell.trim() ? `"${cell.replace(/"/g, '""')}"` : cell;
  return `\uFEFF${rows.map((row) => row.map((cell) => quoted(safeCell(cell))).join(",")).join("\r\n")}\r\n`;
}

/** One row per statement, then the answers to statements that are no longer asked. */
export function auditRows(definition: Definition, record: AuditRecord, school: string): string[][] {
  const asked = placedAnswers(definition, record).map(({ section, statement, answer }) => [
    section.title,
    statement.id,
    statement.text,
    statement.must?.title ?? "",
    ...answerCells(definition, answer, priorityOf(statement, answer)),
  ]);
  const kept = keptAnswers(definition, record).map(({ id, answer }) => [
    "No longer asked",
    id,
    "",
    "",
    ...answerCells(definition, answer, answer.priority),
  ]);
  const first = [school, record.name, record.definition_version];
  return [HEADINGS, ...[...asked, ...kept].map((row) => [...first, ...row])];
}

/** `elm-school_semh-audit_2026-11-24.csv` */
export function csvName(school: string, record: AuditRecord, at: Date): string {
  return `${slug(school, "school")}_${slug(record.definition_id, "audit")}_${isoDay(at)}.csv`;
}

function answerCells(definition: Definition, answer: Answer, priority: string | null): string[] {
  return [
    answer.now === null ? "" : nowWords(definition, answer.now),
    priorityWords(definition, priority),
    answer.evidence,
    answer.owner,
    answer.date ?? "",
    CONFIDENCES.find((one) => one.id === answer.confidence)?.label ?? answer.confidence ?? "",
    answer.updated ?? "",
  ];
}
