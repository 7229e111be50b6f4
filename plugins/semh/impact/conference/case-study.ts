/** The one-page case study: the story as short paragraphs, with one table of then and now. */

import { type Given, type Item, impactReport } from "./offers.ts";
import { chosenFigures, type Figure, movementLines } from "./slides.ts";
import { type Part, storyOf, wordCount } from "./story.ts";

/** A heading with its paragraphs. */
export interface Passage {
  readonly title: string;
  readonly paragraphs: readonly { readonly label: string; readonly text: string }[];
  /** Measure, then, now, what may be said. Empty except under the third heading. */
  readonly rows: readonly (readonly [string, string, string, string])[];
}

export interface CaseStudy {
  readonly title: string;
  readonly spans: readonly [string, string];
  readonly passages: readonly Passage[];
  readonly caution: string;
  readonly words: number;
}

/** About as many words fit one page beside a table of a few rows. */
export const ONE_PAGE = 330;

/** The case study of what was chosen. */
export function caseStudy(given: Given): CaseStudy {
  const parts = storyOf(given);
  const figures = chosenFigures(given);
  const { cautions } = given.data.measures;
  return {
    title: [given.school, "case study"].filter(Boolean).join(": "),
    spans: figures[0]?.spans ?? ["Then", "Now"],
    passages: parts.map((part) => passageOf(given, part, figures)),
    caution:
      figures.length === 0 ? "" : ((cautions.find((one) => one.id === "no-comparison") ?? cautions[0])?.text ?? ""),
    words: wordCount(parts),
  };
}

function passageOf(given: Given, part: Part, figures: readonly Figure[]): Passage {
  const isImpact = part.heading.id === "impact";
  const movement = impactReport(given)?.movement ?? null;
  const paragraphs = part.chosen.flatMap(({ entry, items }): readonly { label: string; text: string }[] => {
    if (entry.id === "impact.figures") return [];
    if (entry.id === "impact.audits")
      return movement === null ? [] : [...items.map(plain), ...movementLines(movement).slice(0, 1)];
    return items.map(plain);
  });
  return { title: part.heading.title, paragraphs, rows: isImpact ? figures.map(rowOf) : [] };
}

function plain({ label, text }: Item) {
  return { label, text };
}

function rowOf({ row, title }: Figure): readonly [string, string, string, string] {
  const isRefused = row.result.silence === "refused";
  return [title, row.was, isRefused ? "Cannot be compared yet" : row.now, isRefused ? "" : row.change];
}
