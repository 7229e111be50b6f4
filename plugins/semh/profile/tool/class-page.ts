/** The page for a class's next teacher: what each pupil is good at, what helps and what is going on; no score, no fact on record. */
import { type Block, type Words, writeWord } from "../../audits/workbench/office/word.ts";
import type { Comparing } from "../../impact/impact.ts";
import type { Pupil, Support } from "./book.ts";
import { didHelp } from "./evaluate.ts";
import { dayOf } from "./words.ts";

/** What the page says of one pupil: pairs of heading and text. */
export interface ClassEntry {
  readonly code: string;
  readonly lines: readonly (readonly [string, string])[];
}

export const HANDLING =
  "Codes only, for the adults who teach this class. Confidential; shred or delete after use. What the DSL was told is not on it.";

/** The entries of a class, by code. Of the moving-on page there is only what pupil and home have agreed to. */
export function classEntries(pupils: readonly Pupil[], group: string, comparing: Comparing): ClassEntry[] {
  return pupils
    .filter((one) => one.class === group)
    .sort((one, two) => one.code.localeCompare(two.code, "en", { numeric: true }))
    .map((one) => ({ code: one.code, lines: linesOf(one, comparing) }));
}

function linesOf(pupil: Pupil, comparing: Comparing): [string, string][] {
  const story = pupil.story?.agreed ? pupil.story : null;
  const going = pupil.supports.filter((one) => one.ended === null);
  const helped = pupil.supports.filter((one) => one.ended !== null && didHelp(one, comparing));
  const found: [string, string][] = [
    ["Good at, and likes", story?.strengths ?? ""],
    ["What can be hard", story?.hard ?? ""],
    ["What helps, and what makes it worse", story?.helps ?? ""],
    ["Key adult", pupil.adult],
    ["Support that is going on", going.map(supportWords).join("\n")],
    ["Support that helped", helped.map(supportWords).join("\n")],
    ["Helped at the last school", (pupil.arrived?.helped ?? []).join("\n")],
  ];
  const filled = found.filter(([, text]) => text.trim() !== "");
  // an adult's role alone tells a teacher nothing
  return filled.every(([label]) => label === "Key adult") ? [] : filled;
}

function supportWords({ what, who, review, ended }: Support): string {
  const by = who.trim() ? ` (${who.trim()})` : "";
  return `${what.trim() || "Without a name"}${by}${ended === null && review !== null ? `, review ${dayOf(review)}` : ""}`;
}

function words(text: string, look: string): Words {
  return { text, look, href: "", gap: false };
}

/** The page as a Word file. */
export function classFile(group: string, entries: readonly ClassEntry[], at: Date): Uint8Array<ArrayBuffer> {
  const filled = entries.filter((one) => one.lines.length > 0);
  const blocks: Block[] = filled.flatMap(({ code, lines }) => [
    { kind: "heading" as const, level: 1 as const, text: code },
    ...lines.map(([label, text]) => ({
      kind: "words" as const,
      style: "Normal" as const,
      words: [words(`${label}: `, "b"), words(text, "")],
    })),
  ]);
  return writeWord({
    title: `Class ${group}: for the next teacher`,
    author: "",
    footer: "Confidential. Codes only; shred or delete after use.",
    at,
    parts: [{ blocks: [{ kind: "text", text: HANDLING, style: "Strong" }, ...blocks] }],
  });
}
