/** Charts of the whole, each with the same figures in a table. What is not shown is not drawn either. */
import { html, nothing } from "lit-html";
import { chartKey, type Piece, stackedBar, wordedBar } from "../../audits/workbench/bars.ts";
import type { ShownPart, ShownWithParts } from "./aggregate.ts";
import type { CountGroup } from "./counts-file.ts";
import type { Rules } from "./scoring.ts";
import type { GroupShares, Share } from "./shares.ts";
import { table, type View } from "./view-parts.ts";

/** Colours from the highest band down, and of the verdicts of support in their order. */
const BANDS = [0, 1, 2, 3, 4];
const VERDICT_LEVELS = [3, 2, 0, 1, "open"];

const NOT_SHOWN = html`<span class="hint">not shown</span>`;

/** One score by year, and by class where a year has several. */
export function bandCharts(title: string, shown: ShownWithParts, rules: Rules): View {
  const names = rules.bands.map((one) => one.title);
  const levels = names.map((_, at) => BANDS[names.length - 1 - at] ?? "open");
  const years = shown.rows.map((label, at) => rowOf(label, shown.cells[at] ?? [], shown.rowTotals[at] ?? 0));
  const all = rowOf("All", shown.columnTotals, shown.total);
  const classes = shown.rows.flatMap((year, at) =>
    (shown.parts[at] ?? []).map((part) => ({
      ...part,
      label: `${year}, ${part.label}`.replace(/^(.+), Other classes of \1$/, "Other classes of $1"),
    })),
  );
  return html`<h2>${title}</h2>
    ${bars(`${title}, by year`, names, levels, [...years, all])}
    ${twin(`${title}: pupils by year and band`, "Year", names, [...years, all])}
    ${
      classes.length === 0
        ? nothing
        : html`<details class="by-class"><summary>${title} by class</summary>
      ${bars(`${title}, by class`, names, levels, classes)}
      ${twin(`${title}: pupils by class and band`, "Class", names, classes)}</details>`
    }`;
}

/** What came of support, by kind. */
export function supportChart(group: CountGroup): View {
  const rows = group.rows.map((one) => rowOf(one.label, one.counts, one.total));
  if (rows.length > 1) rows.push(rowOf("All of these", group.totals, group.total));
  return html`${bars(group.title, group.columns, VERDICT_LEVELS, rows)}
    ${twin(group.title, "Support", group.columns, rows)}`;
}

/** Each group's share of the upper bands beside its share of the roll. */
export function sharesChart(shares: readonly GroupShares[]): View {
  const words = (share: Share | null) => (share === null ? "too few to show" : `${share.count} of ${share.of}`);
  const bar = (name: string, share: Share | null, level: number) =>
    share === null ? nothing : wordedBar(`${name}: ${words(share)}`, share.count / Math.max(1, share.of), level);
  const asked = shares.filter((one) => one.asked);
  return html`<div class="chart" aria-hidden="true">
      ${asked
        .filter((one) => one.upper !== null)
        .map(
          (one) =>
            html`<p class="chart-label">${one.label}</p>${bar("Pupils", one.roll, 2)}${bar("Upper bands", one.upper, 3)}`,
        )}
    </div>
    ${table(
      "Groups in the upper vulnerability bands",
      ["Group", "Of the pupils", "Of the upper bands"],
      shares.map((one) =>
        one.asked ? [one.label, words(one.roll), words(one.upper)] : [one.label, "not asked by your rules", "–"],
      ),
    )}`;
}

function rowOf(label: string, cells: readonly (number | null)[], total: number): ShownPart {
  return { label, cells, total };
}

function bars(
  title: string,
  names: readonly string[],
  levels: readonly (number | string)[],
  rows: readonly ShownPart[],
): View {
  return html`${chartKey(names.map((name, at) => [levels[at] ?? "open", name]))}
    <div class="chart" aria-hidden="true" data-chart=${title}>
      ${rows.map(
        ({ label, cells, total }) => html`<p class="chart-label">${label}: ${total}${said(cells)}</p>
      ${hasBar(cells) ? stackedBar(pieces(cells, levels), total) : nothing}`,
      )}
    </div>`;
}

function pieces(cells: readonly (number | null)[], levels: readonly (number | string)[]): Piece[] {
  return cells.map((count, at) => ({ count, level: levels[at] ?? "open" }));
}

function hasBar(cells: readonly (number | null)[]): boolean {
  return cells.some((one) => one !== null && one > 0);
}

/** What a row leaves out, behind its total. */
function said(cells: readonly (number | null)[]): string {
  if (!cells.includes(null)) return "";
  return hasBar(cells) ? ", some not shown" : ", not shown in parts";
}

function twin(caption: string, first: string, names: readonly string[], rows: readonly ShownPart[]): View {
  return table(
    caption,
    [first, ...names, "All"],
    rows.map(({ label, cells, total }) => [label, ...cells.map((one) => one ?? NOT_SHOWN), total]),
  );
}
