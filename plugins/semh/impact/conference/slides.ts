/** The story as slides: text under each heading, one slide a figure, the gaps in the speaker's notes. */

import { countMoves, moveWords } from "../../audits/workbench/compare.ts";
import type { Chart, Slide } from "../../audits/workbench/office/deck.ts";
import type { Line } from "../../audits/workbench/office/fit.ts";
import { spanWords } from "../form.ts";
import { withUnit } from "../impact-words.ts";
import { type FigureRow, HALF_TITLES, type Movement, type Report } from "../report.ts";
import { figuresOf, type Given, type Item, impactOf, impactReport } from "./offers.ts";
import { type Part, storyOf } from "./story.ts";

/** A chosen figure with what is said of it on a slide, on the poster and in the case study. */
export interface Figure {
  readonly row: FigureRow;
  readonly title: string;
  /** The periods in words. */
  readonly spans: readonly [string, string];
  readonly lines: readonly Line[];
  readonly chart: Chart | null;
}

/** Groups that have slides of their own. */
const OWN_SLIDES = ["impact.figures", "impact.audits"];

/** All slides: every title begins with one of the four headings, in their order. */
export function slidesOf(given: Given): Slide[] {
  return storyOf(given).flatMap((part) => slidesOfPart(given, part));
}

function slidesOfPart(given: Given, part: Part): Slide[] {
  const { heading } = part;
  const extra =
    heading.id === "impact"
      ? [...chosenFigures(given).map((one) => figureSlide(given, one)), ...auditSlides(given, part)]
      : [];
  const chosen = part.chosen.filter((one) => !OWN_SLIDES.includes(one.entry.id));
  const items = chosen.flatMap((one) => one.items);
  const lines = items.map(lineOf);
  const text: Slide = {
    section: heading.title,
    title: extra.length > 0 ? `${heading.title}: in words` : heading.title,
    lines,
    chart: null,
    notes: [],
  };
  const slides = lines.length > 0 || extra.length === 0 ? [...extra, text] : extra;
  const [first, ...rest] = slides;
  if (first === undefined) return [];
  const details = items.flatMap((one) => (one.note ? [one.note] : []));
  const opening = {
    ...first,
    notes: [`About ${counted(heading.minutes)}. Leave out: ${heading.leave_out}`, ...first.notes, ...gapNotes(part)],
  };
  const all = [opening, ...rest];
  // The details belong to the slide with the text.
  return all.map((slide, index) =>
    slide.lines === lines || index === all.length - 1 ? { ...slide, notes: [...slide.notes, ...details] } : slide,
  );
}

function counted(minutes: number): string {
  return `${minutes} minutes`;
}

function gapNotes({ gaps }: Part): string[] {
  return gaps.length === 0 ? [] : [`Still missing:\n${gaps.map((one) => `• ${one}`).join("\n")}`];
}

function lineOf({ label, text }: Item): Line {
  return { label, text };
}

/** The figures that were chosen. */
export function chosenFigures(given: Given): Figure[] {
  const [report, record] = [impactReport(given), impactOf(given)];
  const part = storyOf(given).find((one) => one.heading.id === "impact");
  const ids = new Set(part?.chosen.find((one) => one.entry.id === "impact.figures")?.items.map((one) => one.id));
  if (report === null || record === null) return [];
  const spans = [spanWords(record, "baseline"), spanWords(record, "now")] as const;
  return figuresOf(report)
    .filter((row) => ids.has(row.result.measure.id))
    .map((row) => figureOf(given, report, row, spans));
}

function figureOf(given: Given, report: Report, row: FigureRow, spans: Figure["spans"]): Figure {
  const { measure, baseline, now, change, silence } = row.result;
  const title = measure.title;
  const shows = HALF_TITLES[measure.shows];
  const [then, later] = spans;
  // Periods that cannot be compared are not set side by side: the first figure stands alone.
  if (silence === "refused") {
    const lines = [
      { label: then, text: row.was },
      { label: shows, text: report.refusal ?? "" },
    ];
    return { row, title, spans, lines, chart: null };
  }
  const { cautions } = given.data.measures;
  const caution = cautions.find((one) => one.id === "no-comparison") ?? cautions[0];
  const lines = [
    { label: then, text: row.was },
    { label: later, text: row.now },
    { label: shows, text: row.change },
    ...(caution ? [{ label: "", text: caution.text }] : []),
  ];
  if (baseline.state !== "rate" || now.state !== "rate" || change === null)
    return { row, title, spans, lines, chart: null };
  const alt = `Two columns. ${title}: ${withUnit(measure, baseline.rate)} from ${then}; ${withUnit(measure, now.rate)} from ${later}.`;
  const unit =
    measure.kind === "percent" ? "Per cent" : measure.kind === "average" ? "Days for each teacher" : "Per 100 pupils";
  const chart = { categories: [then, later], series: [{ name: unit, values: [baseline.rate, now.rate] }], alt };
  return { row, title, spans, lines, chart };
}

function figureSlide(given: Given, { title, lines, chart, row }: Figure): Slide {
  const { measure } = row.result;
  const notes = [
    `How it is counted: ${measure.definition}`,
    ...(row.note === "" ? [] : [`How we counted: ${row.note}`]),
    ...(row.national.length === 0 ? [] : [`For orientation, in England: ${row.national.join("; ")}.`]),
    `What to watch:\n${[...measure.cautions, ...given.data.measures.cautions.map((one) => one.text)].map((one) => `• ${one}`).join("\n")}`,
  ];
  return { section: "Impact so far", title: `Impact so far: ${lower(title)}`, lines, chart, notes };
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The slide of the two audits, when it was chosen. */
function auditSlides(given: Given, part: Part): Slide[] {
  const movement = impactReport(given)?.movement ?? null;
  if (movement === null || !part.chosen.some((one) => one.entry.id === "impact.audits")) return [];
  const measure = given.data.measures.measures.find((one) => one.kind === "audit");
  return [
    {
      section: part.heading.title,
      title: `${part.heading.title}: the audit, then and now`,
      lines: movementLines(movement),
      chart: movementChart(movement),
      notes: [
        ...movement.sections.map((one) => `${one.title}: ${moveWords(one.counts)}`),
        ...(measure ? [`What to watch:\n${measure.cautions.map((one) => `• ${one}`).join("\n")}`] : []),
      ],
    },
  ];
}

/** What moved between two audits, in a few lines. */
export function movementLines(movement: Movement): Line[] {
  const total = countMoves(movement.sections.flatMap((one) => one.changes));
  const others = movement.answers.slice(-3).filter(([, then, now]) => then + now > 0);
  return [
    { label: HALF_TITLES.adults, text: `${moveWords(total)}.` },
    ...others.map(([label, then, now]) => ({ label, text: `then ${then}, now ${now}` })),
    ...(movement.caution === null ? [] : [{ label: "", text: movement.caution }]),
  ];
}

function movementChart({ answers, before, after }: Movement): Chart {
  const rated = answers.slice(0, -3);
  const names = before.name === after.name ? (["Then", "Now"] as const) : ([before.name, after.name] as const);
  const series = [
    { name: names[0], values: rated.map((row) => row[1]) },
    { name: names[1], values: rated.map((row) => row[2]) },
  ];
  const alt = `Columns: statements of the audit at each rating, then and now. ${rated.map(([label, then, now]) => `${label}: ${then}, then ${now}`).join("; ")}.`;
  return { categories: rated.map(([label]) => label), series, alt };
}
