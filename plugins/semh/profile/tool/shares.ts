/** Each group's share of the upper vulnerability bands beside its share of the roll, without giving a small figure away. */
import { type RowWithParts, type ShownWithParts, SMALLEST, suppressWithParts } from "./aggregate.ts";
import { latest } from "./book.ts";
import { bandRows, type Scored, yearLabel } from "./counts.ts";
import type { Rules, ScoreId } from "./scoring.ts";

/** A group, and the factors of which one makes a pupil one of it. */
const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ["Free school meals through income", ["v8"]],
  ["SEN support or EHC plan", ["v3", "v4"]],
  ["Looked-after or with a social worker’s plan", ["v1"]],
  ["New to schools in England", ["v16"]],
];

/** How many of a whole. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** A group's two shares; null is not shown. `asked` is false where the school has switched its factors off. */
export interface GroupShares {
  readonly label: string;
  readonly asked: boolean;
  readonly roll: Share | null;
  readonly upper: Share | null;
}

/** The bands of one score by year and class. */
export function bandsByClass(lines: readonly Scored[], score: ScoreId, rules: Rules): ShownWithParts | null {
  const rows = bandRows(lines, score, rules).map((row): RowWithParts => {
    const here = lines.filter((one) => yearLabel(one.pupil.year) === row.label);
    const classes = [...new Set(here.map((one) => one.pupil.class))].sort((one, two) =>
      one.localeCompare(two, "en", { numeric: true }),
    );
    const parts = classes.map((name) => {
      const own = here.filter((one) => one.pupil.class === name);
      const counts = bandRows(own, score, rules)[0]?.counts ?? row.counts.map(() => 0);
      return { label: name === "" ? "No class" : name, counts };
    });
    return { ...row, parts };
  });
  return suppressWithParts(rows, { rows: "Other years", parts: (row) => `Other classes of ${row}` });
}

/**
 * The shares. All groups share the two margins (upper bands, other bands), so these are shown for all or for none, and only
 * where the table of bands shows them too; a group's own figure is shown where none of its four cells is small.
 */
export function groupShares(lines: readonly Scored[], rules: Rules, bands: ShownWithParts | null): GroupShares[] {
  const from = rules.bands.findIndex((one) => one.id === rules.talk_from);
  const isUpper = ({ profile }: Scored) => profile !== null && rules.bands.indexOf(profile.vulnerability.band) >= from;
  const scored = lines.filter((one) => one.profile !== null);
  const upper = scored.filter(isUpper);
  const totals = bands?.columnTotals.slice(from) ?? [null];
  const showsUpper = !totals.includes(null) && [upper.length, scored.length - upper.length].every(isEnough);
  return GROUPS.map(([label, ids]) => {
    const asked = ids.some((id) => rules.factors.some((one) => one.id === id));
    const inGroup = (one: Scored) => ids.some((id) => latest(one.pupil)?.yes.includes(id));
    const [all, high] = [scored.filter(inGroup).length, upper.filter(inGroup).length];
    const margins = [all, scored.length - all];
    if (!asked || !margins.every(isEnough)) return { label, asked, roll: null, upper: null };
    const cells = [high, all - high, upper.length - high, scored.length - upper.length - (all - high)];
    const shows = showsUpper && cells.every((one) => one === 0 || isEnough(one));
    return {
      label,
      asked,
      roll: { count: all, of: scored.length },
      upper: shows ? { count: high, of: upper.length } : null,
    };
  });
}

function isEnough(count: number): boolean {
  return count >= SMALLEST;
}
