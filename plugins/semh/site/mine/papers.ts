/** The entry of the script that writes and fills Word files; loaded when the first of them is asked for. */
import { fillWord } from "./fill-word.ts";
import { notesWord } from "./notes-word.ts";

const papers = { fillWord, notesWord };

/** All that the script offers. */
export type Papers = typeof papers;

declare global {
  /** Set by papers.js once it has run. */
  var semhPapers: Papers | undefined;
}

globalThis.semhPapers = papers;
