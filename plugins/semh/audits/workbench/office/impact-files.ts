/** The impact report as a Word document and a workbook. Only what may be seen of a figure is in them. */

import type { Seen } from "../../../impact/impact.ts";
import type { FigureRow, Half, Movement, Report, WordRow } from "../../../impact/report.ts";
import { supportTables } from "../../../impact/support-tables.ts";
import { MOVES } from "../compare.ts";
import type { Context } from "./context.ts";
import { type Value, writeSheet } from "./sheet.ts";
import { type Block, type Cell, writeWord } from "./word.ts";

const FIGURE_HEAD = ["Measure", "Then", "Now", "Difference"];

/** The report in Word. */
export function impactWord({ school, details, at }: Context, report: Report): Uint8Array<ArrayBuffer> {
  const { refusal, adults, pupils, movement, notes, cautions } = report;
  const periods: Block = {
    kind: "table",
    title: "The two periods",
    head: null,
    rows: report.periods.map(([name, text]) => [[name], [text]]),
    widths: [20, 80],
  };
  const blocks: Block[] = [
    { kind: "heading", level: 1, text: "The two periods" },
    periods,
    ...(refusal === null ? [] : [{ kind: "text", style: "Strong", text: refusal } as const]),
    ...half(adults, movement === null ? [] : movementTables(movement)),
    ...half(pupils, profileTables(report)),
    { kind: "heading", level: 1, text: "What these figures cannot say" },
    { kind: "bullets", items: cautions },
    ...notes.flatMap(([label, text]): Block[] => [
      { kind: "heading", level: 1, text: label },
      { kind: "text", text },
    ]),
  ];
  return writeWord({
    title: report.title,
    author: school || "SEMH Champion",
    footer: [school, report.title].filter(Boolean).join(" · "),
    school: details,
    at,
    parts: [{ blocks }],
  });
}

function half({ title, figures, words }: Half, more: Block[]): Block[] {
  if (figures.length + words.length + more.length === 0) return [];
  return [
    { kind: "heading", level: 1, text: title },
    ...(figures.length === 0 ? [] : [figuresTable(title, figures)]),
    ...(words.length === 0 ? [] : [wordsTable(title, words)]),
    ...more,
  ];
}

function figuresTable(title: string, figures: readonly FigureRow[]): Block {
  return {
    kind: "table",
    title: `${title}: figures`,
    head: FIGURE_HEAD,
    rows: figures.map((row) => [facts(row), [row.was], [row.now], [row.change]]),
    widths: [46, 18, 18, 18],
  };
}

/** What stands beside a figure: its definition, how it was counted, the country's figure, and what to watch. */
function facts({ result, note, national }: FigureRow): Cell {
  return [
    [{ text: result.measure.title, look: "b", href: "", gap: false }],
    result.measure.definition,
    ...(note === "" ? [] : [`Counted: ${note}`]),
    ...(national.length === 0 ? [] : [`In England: ${national.join("; ")}.`]),
    ...result.measure.cautions,
  ];
}

function wordsTable(title: string, words: readonly WordRow[]): Block {
  return {
    kind: "table",
    title: `${title}: in words`,
    head: ["Evidence", "Then", "Now"],
    rows: words.map((one) => [[one.measure.title], one.was.split("\n"), one.now.split("\n")]),
    widths: [30, 35, 35],
  };
}

function profileTables({ profile }: Report): Block[] {
  return (profile === null ? [] : supportTables(profile)).map(({ title, head, rows }) => ({
    kind: "table",
    title,
    head,
    rows: rows.map((row) => row.map((one) => [one])),
    widths: head.map((_, index) => (index === 0 ? 30 : 12)),
  }));
}

function movementTables({ answers, sections, before, after, caution }: Movement): Block[] {
  const numbers = (row: readonly number[]) => row.map((one) => [String(one)]);
  return [
    { kind: "heading", level: 2, text: "Two audits" },
    ...(caution === null ? [] : [{ kind: "text", text: caution } as const]),
    {
      kind: "table",
      title: "Statements with each answer",
      head: ["Answer", `Then: ${before.name}`, `Now: ${after.name}`],
      rows: answers.map(([label, ...counts]) => [[label], ...numbers(counts)]),
      widths: [40, 30, 30],
    },
    {
      kind: "table",
      title: "How many statements moved, by section",
      head: ["Section", ...MOVES.map((one) => one.label)],
      rows: sections.map((one) => [[one.title], ...numbers(MOVES.map(({ id }) => one.counts[id]))]),
      widths: [34, 9, 9, 9, 9, 15, 15],
    },
  ];
}

/** The report as a workbook: a page to read, one row a measure, the words, and the two audits. */
export function impactSheet({ school, at }: Context, report: Report): Uint8Array<ArrayBuffer> {
  const halves = [report.adults, report.pupils];
  const about = [
    report.title,
    school,
    "One row of “Figures” is one measure. What is not shown because it is small is in no cell. A change here does not come back into the Workbench.",
    ...report.periods.map(([name, text]) => `${name}: ${text}`),
    report.refusal ?? "",
    "What these figures cannot say:",
    ...report.cautions,
    ...report.notes.map(([label, text]) => `${label}: ${text}`),
  ];
  return writeSheet({
    title: report.title,
    author: school || "SEMH Champion",
    at,
    sheets: [
      { name: "Read me", columns: null, rows: about.filter((line) => line !== "").map((line) => [line]) },
      {
        name: "Figures",
        columns: FIGURE_COLUMNS,
        rows: halves.flatMap((one) => one.figures.map((row) => figureCells(one, row))),
      },
      {
        name: "In words",
        columns: [
          { title: "Shows", width: 22 },
          { title: "Evidence", width: 34 },
          { title: "Measure", width: 30 },
          { title: "Then", width: 44 },
          { title: "Now", width: 44 },
        ],
        rows: halves.flatMap((one) =>
          one.words.map((row) => [one.title, row.evidence, row.measure.title, row.was, row.now]),
        ),
      },
      ...(report.movement === null ? [] : [auditSheet(report.movement)]),
      ...(report.profile === null ? [] : supportTables(report.profile).slice(0, 1).map(profileSheet)),
    ],
  });
}

const FIGURE_COLUMNS = [
  { title: "Shows", width: 22 },
  { title: "Evidence", width: 34 },
  { title: "Measure", width: 28 },
  { title: "Then", width: 26 },
  { title: "Now", width: 26 },
  { title: "Then, rate", width: 11 },
  { title: "Now, rate", width: 11 },
  { title: "Difference", width: 12 },
  { title: "In words", width: 40 },
  { title: "Definition", width: 50 },
  { title: "In England", width: 50 },
  { title: "What to watch", width: 50 },
  { title: "How it was counted", width: 30 },
];

function figureCells({ title }: Half, row: FigureRow): Value[] {
  const { measure, baseline, now, change } = row.result;
  const rate = (seen: Seen): Value => (seen.state === "rate" ? seen.rate : "");
  return [
    title,
    row.evidence,
    measure.title,
    row.was,
    row.now,
    rate(baseline),
    rate(now),
    change ?? "",
    row.change,
    measure.definition,
    row.national.join("\n"),
    measure.cautions.join("\n"),
    row.note,
  ];
}

function profileSheet({ head, rows }: { head: string[]; rows: string[][] }) {
  return {
    name: "Profile",
    columns: head.map((title, index) => ({ title, width: index === 0 ? 34 : 16 })),
    rows: rows.map((row): Value[] => row.map((one) => (/^\d+$/.test(one) ? Number(one) : one))),
  };
}

function auditSheet({ sections, before, after }: Movement) {
  return {
    name: "Two audits",
    columns: [
      { title: `${before.name} → ${after.name}`, width: 40 },
      ...MOVES.map((one) => ({ title: one.label, width: 12 })),
    ],
    rows: sections.map((one): Value[] => [one.title, ...MOVES.map(({ id }) => one.counts[id])]),
  };
}
