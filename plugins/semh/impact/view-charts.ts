/** Charts of impact as SVG. The same numbers stand in words or in a table beside each, so the drawing itself is not read out. */
import { html, nothing } from "lit-html";
import { chartKey, stackedBar, wordedBar } from "../audits/workbench/bars.ts";
import type { View } from "../audits/workbench/view-parts.ts";
import type { Seen } from "./impact.ts";
import type { FigureRow, Movement } from "./report.ts";

function rateIn(seen: Seen): number | null {
  return seen.state === "rate" ? seen.rate : null;
}

/** Then and now as two bars; nothing where there is no difference to show. */
export function pairChart({ result }: FigureRow): View {
  const [then, now] = [rateIn(result.baseline), rateIn(result.now)];
  if (then === null || now === null || result.change === null) return nothing;
  const most = Math.max(then, now);
  const bar = (name: string, value: number, level: number) => {
    const words = `${name}: ${value.toLocaleString("en-GB", { maximumFractionDigits: 2 })}`;
    return wordedBar(words, most === 0 ? 0 : value / most, level);
  };
  return html`<div class="chart" aria-hidden="true">${bar("Then", then, 2)}${bar("Now", now, 3)}</div>`;
}

/** The answers of two audits as two bars in pieces. */
export function answersChart({ answers, before, after }: Movement): View {
  const ratings = answers.length - 3;
  const level = (index: number) => (index < ratings ? String(index) : "open");
  const bar = (which: 1 | 2) =>
    stackedBar(
      answers.map((row, index) => ({ count: row[which], level: level(index) })),
      answers.reduce((sum, row) => sum + row[which], 0),
    );
  const key = answers.slice(0, ratings).map(([label], index) => [index, label] as const);
  return html`${chartKey([...key, ["open", "No rating"]])}
    <div class="chart" aria-hidden="true">
      <p class="chart-label">Then: ${before.name}</p>${bar(1)}
      <p class="chart-label">Now: ${after.name}</p>${bar(2)}
    </div>`;
}
