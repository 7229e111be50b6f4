/** Bars as SVG. The numbers always stand in a table or in words beside them, so the drawing itself is not read out. */
import { html, nothing, svg } from "lit-html";
import type { View } from "./view-parts.ts";

const BAR = 26;

/** A piece of a bar. `level` is the name of its colour; nothing is drawn for a count that is not known or is nought. */
export interface Piece {
  readonly count: number | null;
  readonly level: number | string;
}

/** A bar in pieces, as long as the page is wide. What the pieces leave of the total stays empty. */
export function stackedBar(pieces: readonly Piece[], total: number): View {
  let start = 0;
  // Percentages, not a view box: the bars stretch with the page while the numbers keep their size.
  const drawn = pieces.map(({ count, level }) => {
    if (count === null || count === 0) return nothing;
    const width = (count / Math.max(1, total)) * 100;
    const x = start;
    start += width;
    return svg`<rect class=${`level-${level}`} x=${`${x}%`} y="1" width=${`${width}%`} height=${BAR - 2}></rect>
      <text class=${`on-level-${level}`} x=${`${x + width / 2}%`} y=${BAR / 2 + 5} text-anchor="middle">${count}</text>`;
  });
  return html`<svg width="100%" height=${BAR} focusable="false">${drawn}</svg>`;
}

/** The colours of the pieces and what they stand for. */
export function chartKey(names: readonly (readonly [number | string, string])[]): View {
  return html`<ul class="chart-key" aria-hidden="true">
      ${names.map(([level, name]) => html`<li><span class="swatch level-${level}"></span>${name}</li>`)}
    </ul>`;
}

/** The longest bar that has words beside it leaves room for them, in per cent of the width. */
const LONGEST = 70;

/** A bar as long as its share (0 to 1) of the longest, with words beside it. */
export function wordedBar(words: string, share: number, level: number | string): View {
  const width = Math.min(1, share) * LONGEST;
  return html`<svg width="100%" height=${BAR} focusable="false">
    ${svg`<rect class=${`level-${level}`} x="0" y="1" width=${`${width}%`} height=${BAR - 2}></rect>
    <text class="beside" x=${`${width}%`} dx="8" y=${BAR / 2 + 5}>${words}</text>`}
  </svg>`;
}
