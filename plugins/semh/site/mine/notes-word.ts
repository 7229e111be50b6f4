/** My notes as a Word file: what was read, the CPD log with its total, every answer under its question. */
import { type Block, writeWord } from "../../audits/workbench/office/word.ts";
import { counted, paperDay } from "../../audits/workbench/words.ts";
import { hoursWords, minutesOf, type PageInfo } from "./kept.ts";
import type { Kept } from "./names.ts";

/** The bytes of the file. */
export function notesWord(kept: Kept, pages: readonly PageInfo[], at: Date): Uint8Array<ArrayBuffer> {
  const school = kept.school.school_name ?? "";
  const title = "My notes and CPD record";
  const facts: Block = {
    kind: "table",
    title: "Whose record this is",
    head: null,
    rows: [
      [["Name"], [""]],
      [["Role"], [""]],
      [["School"], [school]],
      [["Made on"], [paperDay(at.toISOString())]],
    ],
    widths: [1, 3],
  };
  const blocks: Block[] = [facts, ...log(kept), ...marks(kept), ...answers(kept, pages)];
  return writeWord({ title, author: school, footer: `${title}${school && ` · ${school}`}`, at, parts: [{ blocks }] });
}

function log({ cpd }: Kept): Block[] {
  const heading: Block = { kind: "heading", level: 1, text: "CPD log" };
  if (cpd.length === 0) return [heading, { kind: "text", text: "No entries." }];
  const rows = cpd.map((one) => [[paperDay(one.on)], [one.what], [String(one.minutes)], one.reflection.split("\n")]);
  return [
    heading,
    {
      kind: "text",
      style: "Strong",
      text: `${hoursWords(minutesOf(cpd))} in ${counted(cpd.length, "entry", "entries")}`,
    },
    {
      kind: "table",
      title: "CPD log",
      head: ["Date", "What", "Minutes", "What I take from it"],
      rows,
      widths: [3, 7, 2, 6],
    },
  ];
}

function marks({ done }: Kept): Block[] {
  const heading: Block = { kind: "heading", level: 1, text: "Read or done" };
  if (done.length === 0) return [heading, { kind: "text", text: "Nothing is marked." }];
  return [heading, { kind: "bullets", items: done.map((one) => `${one.page || one.key}, ${paperDay(one.on)}`) }];
}

function answers({ notes }: Kept, pages: readonly PageInfo[]): Block[] {
  const blocks: Block[] = [{ kind: "heading", level: 1, text: "My answers" }];
  if (notes.length === 0) blocks.push({ kind: "text", text: "No answers." });
  const order = [...new Set([...pages.map((page) => page.title), ...notes.map((note) => note.page)])];
  for (const page of order) {
    const some = notes.filter((note) => note.page === page);
    if (some.length > 0)
      blocks.push({ kind: "heading", level: 2, text: page || "To questions that are no longer asked" });
    for (const note of some) {
      blocks.push(
        { kind: "text", style: "Strong", text: note.question || note.key },
        { kind: "text", text: note.text },
      );
    }
  }
  return blocks;
}
