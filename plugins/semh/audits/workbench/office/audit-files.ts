/** The filled-in audit as a Word document and a workbook. */
import { whoRows } from "../../../site/mine/school-words.ts";
import {
  gaps,
  halfAnswered,
  keptAnswers,
  nowWords,
  type Placed,
  placedAnswers,
  priorityWords,
  progressOf,
  toFindOut,
  totalProgress,
} from "../counts.ts";
import type { Definition, Section } from "../definition.ts";
import { type Answer, type AuditRecord, CONFIDENCES, prioritiesFor, priorityOf } from "../model.ts";
import { paperDay } from "../words.ts";
import type { Context } from "./context.ts";
import { type Value, writeSheet } from "./sheet.ts";
import { type Block, type Cell, writeWord } from "./word.ts";

/** The audit in Word: control table, counts, gaps, what to find out, and every answer with its notes. */
export function auditWord(context: Context, definition: Definition, record: AuditRecord): Uint8Array<ArrayBuffer> {
  const { school, details, at } = context;
  const total = totalProgress(definition, record);
  const control = [
    ["School", school],
    ...whoRows(details),
    ["Audit", `${definition.title}, version ${record.definition_version}`],
    ["Name", record.name],
    ["Answered", `${total.answered} of ${total.total}`],
    ["Last changed", paperDay(record.updated)],
    ["Written out", paperDay(at.toISOString())],
  ].map(([name, value]) => [[name ?? ""], [value ?? ""]]);
  const blocks: Block[] = [
    { kind: "heading", level: 1, text: "Document control" },
    { kind: "table", title: "Document control", head: null, rows: control, widths: [30, 70] },
    { kind: "heading", level: 1, text: "How the sections stand" },
    ...countBlocks(definition, record),
    { kind: "heading", level: 1, text: "Gaps: low now and high priority" },
    shortList(definition, gaps(definition, record), "No gaps so far."),
    { kind: "heading", level: 1, text: "To find out" },
    shortList(definition, toFindOut(definition, record), "Nothing was answered “don’t know”."),
  ];
  const answers: Block[] = [
    { kind: "heading", level: 1, text: "All answers" },
    ...definition.sections.flatMap((section) => sectionBlocks(definition, record, section)),
    ...keptBlocks(definition, record),
  ];
  return writeWord({
    title: record.name,
    author: school || "SEMH Champion",
    footer: [school, record.name].filter(Boolean).join(" · "),
    school: details,
    at,
    parts: [{ blocks }, { landscape: true, blocks: answers }],
  });
}

function countBlocks(definition: Definition, record: AuditRecord): Block[] {
  const total = totalProgress(definition, record);
  if (!halfAnswered(total)) {
    return [{ kind: "text", text: "The counts appear when half the statements are answered." }];
  }
  const head = ["Section", "Answered", ...definition.ratings.map((one) => one.label), "Don’t know", "Not applicable"];
  const rows = [
    ...definition.sections.map((one) => ({
      title: one.title,
      progress: progressOf(definition, record, one.statements),
    })),
    { title: "All sections", progress: total },
  ].map(({ title, progress }) =>
    [
      title,
      `${progress.answered} of ${progress.total}`,
      ...progress.byRating.map(String),
      String(progress.dontKnow),
      String(progress.notApplicable),
    ].map((text) => [text]),
  );
  return [
    {
      kind: "table",
      title: "How many statements have each answer",
      head,
      rows,
      widths: [30, ...head.slice(1).map(() => 11)],
    },
    {
      kind: "text",
      text: "These are counts of statements. They say what the school does; they do not measure anybody’s mental health.",
    },
  ];
}

function shortList(definition: Definition, list: readonly Placed[], none: string): Block {
  if (list.length === 0) return { kind: "text", text: none };
  const items = list.map(({ statement, answer }) => {
    const law = statement.must === null ? "" : `; required: ${statement.must.title}`;
    return `${statement.text} (${nowWords(definition, answer.now).toLowerCase()}${law})`;
  });
  return { kind: "bullets", items };
}

function sectionBlocks(definition: Definition, record: AuditRecord, section: Section): Block[] {
  const placed = placedAnswers(definition, record).filter((one) => one.section === section);
  const rows = placed.map(({ statement, answer }): Cell[] => [
    statement.must === null ? [statement.text] : [statement.text, `Required: ${statement.must.title}`],
    [nowWords(definition, answer.now)],
    [priorityWords(definition, priorityOf(statement, answer))],
    answer.evidence === "" ? [] : answer.evidence.split("\n"),
    [answer.owner, answer.date === null ? "" : paperDay(answer.date), sureness(answer)].filter((one) => one !== ""),
  ]);
  const head = ["Statement", "Now", "Priority", "Evidence and notes", "Owner, date, how sure"];
  return [
    { kind: "heading", level: 2, text: section.title },
    { kind: "table", title: section.title, head, rows, widths: [36, 12, 11, 26, 15] },
  ];
}

function keptBlocks(definition: Definition, record: AuditRecord): Block[] {
  const kept = keptAnswers(definition, record);
  if (kept.length === 0) return [];
  const items = kept.map(({ id, answer }) => `${id}: ${nowWords(definition, answer.now)}. ${answer.evidence}`.trim());
  return [
    { kind: "heading", level: 2, text: "Answers to statements no longer asked" },
    { kind: "bullets", items },
  ];
}

function sureness(answer: Answer): string {
  return CONFIDENCES.find((one) => one.id === answer.confidence)?.label ?? "";
}

/** The audit as a workbook: a page to read, one row a statement, and the counts. */
export function auditSheet(
  { school, at }: Context,
  definition: Definition,
  record: AuditRecord,
): Uint8Array<ArrayBuffer> {
  const cells = (answer: Answer, priority: string | null): Value[] => [
    answer.now === null ? "" : nowWords(definition, answer.now),
    priorityWords(definition, priority),
    answer.evidence,
    answer.owner,
    answer.date === null ? "" : { day: answer.date },
    sureness(answer),
  ];
  const rows = placedAnswers(definition, record).map(({ section, statement, answer }): Value[] => [
    statement.id,
    section.title,
    statement.text,
    statement.must?.title ?? "",
    ...cells(answer, priorityOf(statement, answer)),
  ]);
  const kept = keptAnswers(definition, record).map(({ id, answer }): Value[] => [
    id,
    "No longer asked",
    "",
    "",
    ...cells(answer, answer.priority),
  ]);
  const about = [
    record.name,
    `${definition.title}, version ${record.definition_version}. ${totalWords(definition, record)}`,
    school === "" ? "" : `School: ${school}`,
    "One row is one statement. Not answered (empty), not applicable and not yet are three different things.",
    "A change here does not come back into the Workbench. Write no pupil’s name in it.",
  ].filter((line) => line !== "");
  return writeSheet({
    title: record.name,
    author: school || "SEMH Champion",
    at,
    sheets: [
      { name: "Read me", columns: null, rows: about.map((line) => [line]) },
      { name: "Answers", columns: answerColumns(definition), rows: [...rows, ...kept] },
      countSheet(definition, record),
    ],
  });
}

function totalWords(definition: Definition, record: AuditRecord): string {
  const { answered, total } = totalProgress(definition, record);
  return `${answered} of ${total} answered, last changed ${paperDay(record.updated)}.`;
}

function answerColumns(definition: Definition) {
  const now = [...definition.ratings.map((one) => one.label), "Don’t know", "Not applicable"];
  const first = definition.sections[0]?.statements[0];
  const priorities = first ? prioritiesFor(definition, { ...first, must: null }).map((one) => one.label) : [];
  return [
    { title: "Id", width: 26 },
    { title: "Section", width: 20 },
    { title: "Statement", width: 50 },
    { title: "Required by", width: 24 },
    { title: "Now", width: 15, choices: now },
    { title: "Priority", width: 12, ...(priorities.length === 0 ? {} : { choices: priorities }) },
    { title: "Evidence", width: 40 },
    { title: "Owner", width: 18 },
    { title: "Date", width: 13 },
    { title: "How sure", width: 13, choices: CONFIDENCES.map((one) => one.label) },
  ];
}

function countSheet(definition: Definition, record: AuditRecord) {
  const columns = [
    "Section",
    "Statements",
    "Answered",
    ...definition.ratings.map((one) => one.label),
    "Don’t know",
    "Not applicable",
  ];
  return {
    name: "Counts",
    columns: columns.map((title, index) => ({ title, width: index === 0 ? 36 : 14 })),
    rows: definition.sections.map((section): Value[] => {
      const progress = progressOf(definition, record, section.statements);
      return [
        section.title,
        progress.total,
        progress.answered,
        ...progress.byRating,
        progress.dontKnow,
        progress.notApplicable,
      ];
    }),
  };
}
