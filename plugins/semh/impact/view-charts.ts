/** Charts of impact. The same numbers stand in words or in a table beside each, so the drawing itself is not read out. */
import { html, nothing } from "lit-html";
import { chartKey, stackedBar, wordedBar } from "../audits/workbench/bars.ts";
import type { View } from "../audits/workbench/view-parts.ts";
import type { Seen } from "./impact.ts";
import type { FigureRow, Movement } from "./report.ts";

/** On a phone a rate such as `Then: 128.09` needs more room than a bar leaves. */
const LONGEST = 0.85;

function rateIn(seen: Seen): number | null {
  return seen.state === "rate" ? seen.rate : null;
}

/** Then and now as two bars; nothing where there is no difference to show. */
export function pairChart({ result }: FigureRow): View {
  const [then, now] = [rateIn(result.baseline), rateIn(result.now)];
  if (then === null || now === null || result.change === null) return nothing;
  const most = Math.max(then, now, Number.MIN_VALUE);
  const bar = (name: string, value: number, level: number) => {
    const words = `${name}: ${value.toLocaleString("en-GB", { maximumFractionDigits: 2 })}`;
    return wordedBar(words, (value / most) * LONGEST, level);
  };
  return html`<div class="chart" aria-hidden="true">${bar("Then", then, 2)}${bar("Now", now, 3)}</div>`;
}

/** The answers of two audits as two bars in pieces; what is no rating comes last. */
export function answersChart({ answers, before, after }: Movement): View {
  const ratings = answers.slice(0, -3);
  const bar = (which: 1 | 2) => {
    const open = answers.slice(-3).reduce((sum, row) => sum + row[which], 0);
    const pieces = [...ratings.map((row, level) => ({ count: row[which], level })), { count: open, level: "open" }];
    return stackedBar(
      pieces,
      pieces.reduce((sum, one) => sum + one.count, 0),
    );
  };
  return html`${chartKey([...ratings.map(([label], level) => [level, label] as const), ["open", "No rating"]])}
    <div class="chart" aria-hidden="true">
      <p class="chart-label">Then: ${before.name}</p>${bar(1)}
      <p class="chart-label">Now: ${after.name}</p>${bar(2)}
    </div>`;
}
