/** Turns a template into the school's document: blanks filled, paragraphs chosen by the audit, dates from the plan. */
import { DONT_KNOW, NOT_APPLICABLE } from "../model.ts";
import { EMPTY_SECTION, hasOwnText, sectionKey } from "../policy.ts";
import { type Block, type Filled, type FilledPiece, type FilledSection, type Gap, type Span, span } from "./filled.ts";
import {
  answerTo,
  fieldOf,
  type Given,
  longDay,
  plannedDay,
  REVIEW_DATE,
  ratingWords,
  SCHOOL_NAME,
  statementText,
  typedValue,
} from "./given.ts";
import { ownPieces } from "./own-words.ts";
import type { Choice, Part, Piece, Run, Section, Template } from "./template.ts";

/** Lines of the control table: [words, field]; a field that no policy declares is left out. */
const CONTROL: readonly (readonly [string, string])[] = [
  ["School", SCHOOL_NAME],
  ["Version", "policy_version"],
  ["Approved by", "approved_by"],
  ["Approved on", "approved_on"],
  ["Next review", REVIEW_DATE],
  ["Owner", "champion_name"],
];
const SIGNATURES: readonly (readonly [string, string])[] = [
  ["Chair of governors or trustees", "chair_name"],
  ["Headteacher", "head_name"],
];

/** The whole document. */
export function fill(given: Given, template: Template): Filled {
  const gaps: Gap[] = [];
  const sections = template.sections.map((section) => fillSection(given, template, section, gaps));
  const last = sections.at(-1)?.blocks;
  const closing = last?.at(-1)?.kind === "safety" ? (last.pop() ?? null) : null;
  const isWhole = template.role !== "short";
  const line = ([words, field]: readonly [string, string]): [string, Span[]][] =>
    given.policies.fields.some((one) => one.id === field)
      ? [[words, blank(given, field, { section: "", gaps, look: "" })]]
      : [];
  const from = `SEMH programme template, version ${template.version}, reviewed ${longDay(template.reviewed)}${template.awaits_review ? ", awaiting clinical review" : ""}`;
  return {
    template,
    control: isWhole ? [...CONTROL.flatMap(line), ["Based on", [span(from)]]] : [],
    approval: isWhole ? SIGNATURES.flatMap(line) : [],
    sections,
    closing,
    sources: template.sources,
    gaps: distinct(gaps),
  };
}

/** One section; what is open is added to `gaps`. */
export function fillSection(given: Given, template: Template, section: Section, gaps: Gap[]): FilledSection {
  const own = given.record.sections.get(sectionKey(template.id, section.id)) ?? EMPTY_SECTION;
  const isOwn = hasOwnText(own);
  const filler = new Filler(given, section.id, gaps);
  const kept = isOwn && own.mode === "replace" ? section.parts.filter((part) => part.kind === "safety") : section.parts;
  const blocks = kept.filter((part) => !isControlTable(part)).flatMap((part) => filler.part(part));
  if (isOwn) blocks.splice(lastText(blocks), 0, { kind: "own", pieces: ownPieces(own.text) });
  return { id: section.id, title: section.title, blocks };
}

/** Own words stand before a need-help-now box that ends the section. */
function lastText(blocks: readonly Block[]): number {
  return blocks.at(-1)?.kind === "safety" ? blocks.length - 1 : blocks.length;
}

/** Fills the parts of one section; what is open is added to its list of gaps. */
export class Filler {
  readonly #given: Given;
  readonly #section: string;
  readonly #gaps: Gap[];

  constructor(given: Given, section: string, gaps: Gap[]) {
    this.#given = given;
    this.#section = section;
    this.#gaps = gaps;
  }

  part(part: Part): Block[] {
    switch (part.kind) {
      case "guidance":
        return [];
      case "text":
        return [{ kind: "pieces", pieces: this.pieces(part.pieces) }];
      case "safety":
        return [{ kind: "safety", pieces: this.pieces(part.pieces) }];
      case "field":
        return [{ kind: "pieces", pieces: this.#field(part.field) }];
      case "choice":
        return [this.#choice(part)];
    }
  }

  #field(id: string): FilledPiece[] {
    const label = fieldOf(this.#given.policies, id)?.label ?? id;
    const value = blank(this.#given, id, { section: this.#section, gaps: this.#gaps, look: "" });
    return [{ kind: "p", spans: [span(`${label.charAt(0).toUpperCase()}${label.slice(1)}: `, "b"), ...value] }];
  }

  /** The first case that the audit meets, else the rest. What the audit does not answer is not guessed. */
  #choice({ cases, otherwise }: Choice): Block {
    const answers = cases.map((one) => answerTo(this.#given, one.statement));
    for (const [index, one] of cases.entries()) {
      const now = answers[index] ?? null;
      if (now === null || now === DONT_KNOW) return this.#undecided({ kind: "choice", cases, otherwise });
      if (one.ratings.includes(now)) return { kind: "pieces", pieces: this.pieces(one.pieces) };
    }
    if (!answers.every((now) => now === NOT_APPLICABLE)) {
      return { kind: "pieces", pieces: this.pieces(otherwise ?? []) };
    }
    const named = [...new Set(cases.map((one) => statementText(this.#given.page, one.statement)))];
    const spans = [span(`Our audit says that this does not apply to our school: ${named.join("; ")}`)];
    return { kind: "pieces", pieces: [{ kind: "p", spans }] };
  }

  #undecided({ cases, otherwise }: Choice): Block {
    const statements = [...new Set(cases.map((one) => one.statement))].filter((id) => {
      const now = answerTo(this.#given, id);
      return now === null || now === DONT_KNOW;
    });
    for (const statement of statements) this.#gaps.push({ kind: "undecided", statement, section: this.#section });
    const options = cases.map((one) => ({
      when: `If the answer is ${ratingWords(this.#given.page, one.statement, one.ratings)}`,
      // A date in a paragraph that may not stay is no gap of its own yet.
      pieces: new Filler(this.#given, this.#section, []).pieces(one.pieces),
    }));
    const rest = new Filler(this.#given, this.#section, []).pieces(otherwise ?? []);
    return { kind: "undecided", statements, options: [...options, { when: "Otherwise", pieces: rest }] };
  }

  /** Pieces with their blanks filled. */
  pieces(pieces: readonly Piece[]): FilledPiece[] {
    return pieces.map((piece) => this.#piece(piece));
  }

  #piece(piece: Piece): FilledPiece {
    switch (piece[0]) {
      case "p":
        return { kind: "p", spans: this.#runs(piece[1]) };
      case "h":
        return { kind: "h", level: piece[1], spans: this.#runs(piece[2]) };
      case "li":
        return { kind: "li", depth: piece[1], numbered: piece[2] === "number", spans: this.#runs(piece[3]) };
      case "table":
        return { kind: "table", rows: piece[1].map((row) => row.map((cell) => this.#runs(cell))) };
    }
  }

  #runs(runs: readonly Run[]): Span[] {
    const place = { section: this.#section, gaps: this.#gaps, look: "" };
    return runs.flatMap((run) => {
      if ("field" in run) return blank(this.#given, run.field, place);
      if ("by" in run) return [this.#date(run.by)];
      return [span(run[0], run[1], run[2])];
    });
  }

  #date(statement: string): Span {
    const day = plannedDay(this.#given.plan, statement);
    if (day !== null) return span(longDay(day));
    this.#gaps.push({ kind: "date", statement, section: this.#section });
    return { ...span("[no date yet]"), gap: true };
  }
}

function blank(given: Given, id: string, place: { section: string; gaps: Gap[]; look: string }): Span[] {
  const field = fieldOf(given.policies, id);
  const value = typedValue(given, id);
  if (value !== "") return [span(field?.kind === "date" ? longDay(value) : value, place.look)];
  place.gaps.push({ kind: "field", field: id, section: place.section });
  return [{ ...span(`[${field?.label ?? id}]`), gap: true }];
}

/** The template's own control table, in whose place the document's stands. */
function isControlTable(part: Part): boolean {
  if (part.kind !== "text") return false;
  const first = part.pieces[0];
  if (first?.[0] !== "table") return false;
  const run = first[1][0]?.[0]?.[0];
  return Array.isArray(run) && run[0] === "Document control";
}

function distinct(gaps: readonly Gap[]): Gap[] {
  return [...new Map(gaps.map((gap) => [JSON.stringify(gap), gap])).values()];
}
