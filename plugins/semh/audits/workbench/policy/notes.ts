/** The notes for drafting of a section, which never reach the finished document. */
import type { FilledPiece, Given } from "./fill.ts";
import { Filler } from "./fill.ts";
import type { Section } from "./template.ts";

/** All notes of a section, in order. */
export function notesOf(given: Given, section: Section): FilledPiece[] {
  const filler = new Filler(given, section.id, []);
  return section.parts.flatMap((part) => (part.kind === "guidance" ? filler.pieces(part.pieces) : []));
}
