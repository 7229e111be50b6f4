/** The policy templates as the build hands them over (semh/policies/data.py), and finding things in them. */
import { unpacked } from "../unpacked.ts";

/** `[text, look, href]` with look of `b`, `i`, `s`; or a blank: a field, or the day by which a statement improves. */
export type Run = readonly [text: string, look?: string, href?: string] | { field: string } | { by: string };

export type Piece =
  | readonly ["p", readonly Run[]]
  | readonly ["h", number, readonly Run[]]
  | readonly ["li", number, "bullet" | "number", readonly Run[]]
  | readonly ["table", readonly (readonly (readonly Run[])[])[]];

/** A paragraph for the schools whose answer to the statement is one of the ratings. */
export interface Case {
  readonly statement: string;
  readonly ratings: readonly string[];
  readonly pieces: readonly Piece[];
}

export interface Choice {
  readonly kind: "choice";
  readonly cases: readonly Case[];
  readonly otherwise: readonly Piece[] | null;
}

/** `safety` is the need-help-now box: it stays, whatever a school writes. */
export type Part =
  | { readonly kind: "text" | "guidance" | "safety"; readonly pieces: readonly Piece[] }
  | { readonly kind: "field"; readonly field: string }
  | Choice;

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly Part[];
}

/** A blank that the school fills in once. `kind` is `text`, `long`, `date` or `contact`. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly kind: string;
  readonly hint: string | null;
}

export interface Source {
  readonly number: number;
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  /** Null: it is a book, or is not on the web. */
  readonly url: string | null;
}

/** One policy. `role` is `main`, `procedure` or `short`; `url` is its page from the site's base, empty when it has none. */
export interface Template {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly role: string;
  readonly short_of: string | null;
  readonly audience: string;
  readonly reviewed: string;
  readonly awaits_review: boolean;
  readonly url: string;
  readonly fields: readonly string[];
  readonly sections: readonly Section[];
  readonly sources: readonly Source[];
}

/** An old term with the one that is used now; `except` are phrases in which the old one is right. */
export interface Outdated {
  readonly find: string;
  readonly use: string;
  readonly except: readonly string[];
}

export interface Policies {
  readonly fields: readonly Field[];
  readonly policies: readonly Template[];
  readonly outdated: readonly Outdated[];
}

declare global {
  /** Set by policies.js: the templates as JSON, packed with gzip, in base 64. */
  var semhPolicies: string | undefined;
}

/** Unpack what policies.js set. */
export function unpack(packed: string): Policies {
  return JSON.parse(unpacked(packed)) as Policies;
}

/** The sections that a school works through: all with a title of their own. */
export function sectionsOf(template: Template): Section[] {
  return template.sections.filter((section) => section.id !== "");
}

/** The text of runs, with blanks in square brackets. */
export function plainText(runs: readonly Run[]): string {
  return runs.map((run) => ("field" in run || "by" in run ? "[…]" : run[0])).join("");
}

/** What a section says, as a short mark: it changes when the template's words do. Notes for drafting do not count. */
export function markOf(template: Template, section: Section): string {
  const text = JSON.stringify(section.parts.filter((part) => part.kind !== "guidance"));
  let hash = 5381;
  for (let index = 0; index < text.length; index += 1) hash = (hash * 33 + text.charCodeAt(index)) % 4294967296;
  return `${template.version} ${hash.toString(36)}`;
}

/** The statements on which the policy's paragraphs and dates depend. */
export function statementsIn(section: Section): Set<string> {
  const found = new Set<string>();
  for (const part of section.parts) {
    if (part.kind === "choice") for (const one of part.cases) found.add(one.statement);
  }
  return found;
}

/** The fields that stand in some sections, in the order in which they are read. */
export function usedFields(sections: readonly Section[]): string[] {
  const found = new Set<string>();
  const inRuns = (runs: readonly Run[]) => {
    for (const run of runs) if ("field" in run) found.add(run.field);
  };
  const inPieces = (pieces: readonly Piece[]) => {
    for (const piece of pieces) {
      if (piece[0] === "table") piece[1].flat().forEach(inRuns);
      else inRuns(piece[piece.length - 1] as readonly Run[]);
    }
  };
  for (const part of sections.flatMap((section) => section.parts)) {
    if (part.kind === "field") found.add(part.field);
    else if (part.kind !== "choice") inPieces(part.pieces);
    else [...part.cases.map((one) => one.pieces), part.otherwise ?? []].forEach(inPieces);
  }
  return [...found];
}
