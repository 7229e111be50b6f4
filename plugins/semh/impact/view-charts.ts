/** Charts of impact as SVG. The same numbers stand in words or in a table beside each, so the drawing itself is not read out. */
import { html, nothing, svg } from "lit-html";
import type { View } from "../audits/workbench/view-parts.ts";
import type { Seen } from "./impact.ts";
import type { FigureRow, Movement } from "./report.ts";

const BAR = 26;
/** The longest bar leaves room for its figure, in per cent of the width. */
const LONGEST = 78;

function rateIn(seen: Seen): number | null {
  return seen.state === "rate" ? seen.rate : null;
}

/** Then and now as two bars; nothing where there is no difference to show. */
export function pairChart({ result }: FigureRow): View {
  const [then, now] = [rateIn(result.baseline), rateIn(result.now)];
  if (then === null || now === null || result.change === null) return nothing;
  const most = Math.max(then, now);
  const bar = (name: string, value: number, level: number) => {
    const width = most === 0 ? 0 : (value / most) * LONGEST;
    const words = `${name}: ${value.toLocaleString("en-GB", { maximumFractionDigits: 2 })}`;
    return html`<svg width="100%" height=${BAR} focusable="false">
      ${svg`<rect class=${`level-${level}`} x="0" y="1" width=${`${width}%`} height=${BAR - 2}></rect>
      <text class="beside" x=${`${width}%`} dx="8" y=${BAR / 2 + 5}>${words}</text>`}
    </svg>`;
  };
  return html`<div class="chart" aria-hidden="true">${bar("Then", then, 2)}${bar("Now", now, 3)}</div>`;
}

/** The answers of two audits as two bars in pieces. */
export function answersChart({ answers, before, after }: Movement): View {
  const ratings = answers.length - 3;
  const level = (index: number) => (index < ratings ? String(index) : "open");
  const bar = (which: 1 | 2) => {
    const total = Math.max(
      1,
      answers.reduce((sum, row) => sum + row[which], 0),
    );
    let x = 0;
    const pieces = answers.map((row, index) => {
      const width = (row[which] / total) * 100;
      const start = x;
      x += width;
      if (row[which] === 0) return nothing;
      return svg`<rect class=${`level-${level(index)}`} x=${`${start}%`} y="1" width=${`${width}%`} height=${BAR - 2}></rect>
        <text class=${`on-level-${level(index)}`} x=${`${start + width / 2}%`} y=${BAR / 2 + 5} text-anchor="middle">${row[which]}</text>`;
    });
    return html`<svg width="100%" height=${BAR} focusable="false">${pieces}</svg>`;
  };
  return html`<ul class="chart-key" aria-hidden="true">
      ${answers.slice(0, ratings).map(([label], index) => html`<li><span class=${`swatch level-${index}`}></span>${label}</li>`)}
      <li><span class="swatch level-open"></span>No rating</li>
    </ul>
    <div class="chart" aria-hidden="true">
      <p class="chart-label">Then: ${before.name}</p>${bar(1)}
      <p class="chart-label">Now: ${after.name}</p>${bar(2)}
    </div>`;
}
