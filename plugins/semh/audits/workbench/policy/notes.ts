/** The notes for drafting of a section, which never reach the finished document. */

import { Filler } from "./fill.ts";
import type { FilledPiece } from "./filled.ts";
import type { Given } from "./given.ts";
import type { Section } from "./template.ts";

/** All notes of a section, in order. */
export function notesOf(given: Given, section: Section): FilledPiece[] {
  const filler = new Filler(given, section.id, []);
  return section.parts.flatMap((part) => (part.kind === "guidance" ? filler.pieces(part.pieces) : []));
}
