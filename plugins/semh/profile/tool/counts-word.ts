/** The counts as a page for governors, in Word. It is made from the file of counts, so it can hold nothing else. */
import { type Block, type Cell, writeWord } from "../../audits/workbench/office/word.ts";
import type { CountGroup, Counts } from "./counts-file.ts";
import { dayOf } from "./words.ts";

const NOT_SHOWN = "not shown";

/** The bytes of the page; `practice` says that the pupils are made up. */
export function countsWord(counts: Counts, practice: boolean, at: Date): Uint8Array<ArrayBuffer> {
  const blocks: Block[] = [
    {
      kind: "text",
      text: `On ${dayOf(counts.made_on)}, ${counts.n} pupils entered, by rules ${counts.rules_version}.`,
      style: "Strong",
    },
    {
      kind: "text",
      text: `A count of 1 to 4 is not shown, nor is any figure from which it could be worked out (“${NOT_SHOWN}”). Small years are put together.`,
    },
    ...counts.groups.flatMap(groupBlocks),
    { kind: "heading", level: 1, text: "Reading these counts" },
    {
      kind: "bullets",
      items: [
        "The profile puts pupils in order for a conversation. It decides nothing, and has not been tested.",
        "Where something is not known a score is a minimum, so a rise can mean that more was asked.",
        "Better, same and worse count only pupils whose two periods can be compared. Pupils chosen at their worst tend to be better later whatever is done.",
        "Ask what happened to pupils who are to be talked about and have no support.",
      ],
    },
  ];
  return writeWord({
    title: practice ? "Practice class: counts (made-up pupils)" : "Profile: counts for governors",
    author: "",
    footer: "Counts only. No pupil, code or class.",
    at,
    parts: [{ landscape: true, blocks }],
  });
}

function groupBlocks({ title, by, columns, rows, totals, total }: CountGroup): Block[] {
  const figure = (value: number | null): Cell => [value === null ? NOT_SHOWN : String(value)];
  const lines: Cell[][] = rows.map((one) => [[one.label], ...one.counts.map(figure), [String(one.total)]]);
  // of support a pupil can have several kinds, so kinds are not added up
  if (by === "year") lines.push([["All"], ...totals.map(figure), [String(total)]]);
  return [
    { kind: "heading", level: 1, text: title },
    {
      kind: "table",
      title,
      head: [by === "year" ? "Year" : "Support", ...columns, by === "year" ? "All" : "Pupils"],
      rows: lines,
      widths: [2, ...columns.map(() => 1.4), 1],
    },
  ];
}
