/** A filled document, as the screen, paper and Word show it: sections of blocks, spans of text, and what is still open. */
import type { Source, Template } from "./template.ts";

/** What is still open in a document, and in which section. */
export type Gap =
  | { kind: "field"; field: string; section: string }
  | { kind: "date"; statement: string; section: string }
  | { kind: "undecided"; statement: string; section: string };

/** A stretch of text; a gap is shown in square brackets, and looks like one. */
export interface Span {
  readonly text: string;
  readonly look: string;
  readonly href: string;
  readonly gap: boolean;
}

export type FilledPiece =
  | { kind: "p"; spans: readonly Span[] }
  | { kind: "h"; level: number; spans: readonly Span[] }
  | { kind: "li"; depth: number; numbered: boolean; spans: readonly Span[] }
  | { kind: "table"; rows: readonly (readonly (readonly Span[])[])[] };

/** `undecided`: the audit does not say which of the paragraphs is true, so all stand there, marked. */
export type Block =
  | { kind: "pieces" | "safety" | "own"; pieces: readonly FilledPiece[] }
  | {
      kind: "undecided";
      statements: readonly string[];
      options: readonly { when: string; pieces: readonly FilledPiece[] }[];
    };

export interface FilledSection {
  id: string;
  title: string;
  blocks: Block[];
}

/** Whether a section is an appendix: those stand after the approval. */
export function isAppendix(section: { readonly id: string }): boolean {
  return section.id.startsWith("appendix-");
}

/** The finished document. `control` and `approval` are empty for short versions. */
export interface Filled {
  template: Template;
  control: [string, Span[]][];
  approval: [string, Span[]][];
  sections: FilledSection[];
  /** The need-help-now box that ends the document, after the sources; null: it has none there. */
  closing: Block | null;
  sources: readonly Source[];
  gaps: Gap[];
}

/** A stretch of text that is no gap. */
export function span(text: string, look = "", href = ""): Span {
  return { text, look, href, gap: false };
}
