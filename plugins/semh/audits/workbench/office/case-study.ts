/** The one-page case study as a Word document. */
import type { CaseStudy, Passage } from "../../../impact/conference/case-study.ts";
import type { Context } from "./context.ts";
import { type Block, type Words, writeWord } from "./word.ts";

/** The case study in Word. */
export function caseStudyWord({ school, details, at }: Context, study: CaseStudy): Uint8Array<ArrayBuffer> {
  const blocks = study.passages.flatMap((one) => passage(one, study.spans));
  return writeWord({
    title: study.title,
    author: school || "SEMH Champion",
    footer: [school, "SEMH case study"].filter(Boolean).join(" · "),
    school: details,
    at,
    dense: true,
    parts: [{ blocks: study.caution === "" ? blocks : [...blocks, { kind: "text", text: study.caution }] }],
  });
}

function passage({ title, paragraphs, rows }: Passage, [then, now]: CaseStudy["spans"]): Block[] {
  if (paragraphs.length + rows.length === 0) return [];
  return [
    { kind: "heading", level: 1, text: title },
    ...(rows.length === 0
      ? []
      : [
          {
            kind: "table",
            title: "Figures, then and now",
            head: ["Measure", then, now, "Difference"],
            rows: rows.map((row) => row.map((cell) => [cell])),
            widths: [28, 22, 22, 28],
          } as const,
        ]),
    ...paragraphs.map(({ label, text }): Block => ({ kind: "words", style: "Normal", words: wordsOf(label, text) })),
  ];
}

function wordsOf(label: string, text: string): Words[] {
  const plain = { text, look: "", href: "", gap: false };
  return label === "" ? [plain] : [{ ...plain, text: `${label}: `, look: "b" }, plain];
}
