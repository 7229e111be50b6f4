/** How large the text of a slide may be, and where it is cut when it is too much for one. */

/** A paragraph of a slide: what it is about, set bold, and what it says. */
export interface Line {
  readonly label: string;
  readonly text: string;
}

/** Width and height in points. */
export type Room = readonly [number, number];

/** Widths of ` ` to `~` in thousandths of the size, as Arial and the fonts that stand in for it have them. */
const WIDTHS =
  "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 " +
  "1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 " +
  "333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584";
const TABLE = WIDTHS.split(" ").map(Number);
/** Letters that the table does not have count as wide, and everything a little wider than it is. */
const OTHERS = 700;
const SAFETY = 1.06;
const LINE_HEIGHT = 1.2;
/** Space after a paragraph, and the indent of one with a bullet, in shares of the size and in points. */
const AFTER = 0.4;
export const INDENT = 27;
/** What the edges of a text box take away. */
const EDGES: Room = [16, 8];

/** The width of one line of text in points. */
export function widthOf(text: string, size: number): number {
  let sum = 0;
  for (const letter of text) sum += TABLE[letter.charCodeAt(0) - 32] ?? OTHERS;
  return (sum / 1000) * size * SAFETY;
}

/** How many lines a text takes when it is wrapped. */
export function linesOf(text: string, size: number, width: number): number {
  return text.split("\n").reduce((sum, part) => sum + wrapped(part, size, width), 0);
}

function wrapped(text: string, size: number, width: number): number {
  let [lines, used] = [1, 0];
  for (const word of text.split(" ")) {
    const wide = widthOf(word, size);
    if (used > 0 && used + wide > width) [lines, used] = [lines + 1, 0];
    // A word that is wider than the box is broken.
    if (wide > width) lines += Math.ceil(wide / width) - 1;
    used += wide + widthOf(" ", size);
  }
  return lines;
}

/** `What we stopped: the newsletter` */
export function textOf({ label, text }: Line): string {
  return label === "" ? text : `${label}: ${text}`;
}

function heightOf(lines: readonly Line[], size: number, width: number): number {
  return lines.reduce(
    (sum, line) => sum + linesOf(textOf(line), size, width - INDENT) * size * LINE_HEIGHT + size * AFTER,
    0,
  );
}

/** The largest size at which the lines fit, or null when even the smallest is too large. */
export function sizeFor(
  lines: readonly Line[],
  [width, height]: Room,
  largest: number,
  smallest: number,
): number | null {
  for (let size = largest; size >= smallest; size -= 2) {
    if (heightOf(lines, size, width - EDGES[0]) <= height - EDGES[1]) return size;
  }
  return null;
}

/** Cut the lines so that each part fits a slide at the smallest size; a line too long for one is cut between words. */
export function parted(lines: readonly Line[], room: Room, smallest: number): Line[][] {
  const fits = (some: readonly Line[]) => sizeFor(some, room, smallest, smallest) !== null;
  const parts: Line[][] = [];
  let part: Line[] = [];
  for (const line of lines.flatMap((one) => pieces(one, fits))) {
    if (part.length > 0 && !fits([...part, line])) {
      parts.push(part);
      part = [];
    }
    part.push(line);
  }
  return part.length === 0 ? parts : [...parts, part];
}

function pieces(line: Line, fits: (some: readonly Line[]) => boolean): Line[] {
  if (fits([line])) return [line];
  const words = line.text.split(" ");
  if (words.length < 2) return [line];
  const half = Math.ceil(words.length / 2);
  return [
    ...pieces({ ...line, text: words.slice(0, half).join(" ") }, fits),
    ...pieces({ label: "", text: words.slice(half).join(" ") }, fits),
  ];
}
