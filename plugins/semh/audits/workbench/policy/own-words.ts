/** The words that a school writes itself, as pieces of a document. */
import { type FilledPiece, span } from "./filled.ts";

/** The school's own words as pieces: blank lines part paragraphs, a line that begins with a dash is an item. */
export function ownPieces(text: string): FilledPiece[] {
  const pieces: FilledPiece[] = [];
  for (const paragraph of text.split(/\n\s*\n/)) {
    let lines: string[] = [];
    const finish = () => {
      if (lines.length > 0) pieces.push({ kind: "p", spans: [span(lines.join("\n"))] });
      lines = [];
    };
    for (const line of paragraph.split("\n")) {
      const item = /^\s*[-–•*]\s+(.*\S)\s*$/.exec(line);
      if (item === null) {
        if (line.trim() !== "") lines.push(line.trim());
        continue;
      }
      finish();
      pieces.push({ kind: "li", depth: 0, numbered: false, spans: [span(item[1] ?? "")] });
    }
    finish();
  }
  return pieces;
}
