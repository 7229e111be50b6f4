/**
 * Counts that may leave the tool. The one place where small numbers are taken out: a cell of 1 to 4 is not shown, nor is
 * any figure from which it could be worked out by adding and taking away.
 */

/** The smallest count that is shown; nought is shown too. */
export const SMALLEST = 5;

/** A table with totals. Null is a figure that is not shown. */
export interface Shown {
  readonly rows: readonly string[];
  readonly cells: readonly (readonly (number | null)[])[];
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly (number | null)[];
  readonly total: number;
}

/** A row of counts. */
export interface Row {
  readonly label: string;
  readonly counts: readonly number[];
}

/** A row with the rows that add up to it: a year with its classes. */
export interface RowWithParts extends Row {
  readonly parts: readonly Row[];
}

/** A row of a table's part: a class of a year. */
export interface ShownPart {
  readonly label: string;
  readonly cells: readonly (number | null)[];
  readonly total: number;
}

/** A table with the parts of each of its rows; a row that has no parts to tell apart has none. */
export interface ShownWithParts extends Shown {
  readonly parts: readonly (readonly ShownPart[])[];
}

/**
 * The table as it may be shown, or null when there are fewer than five in all. Rows of fewer than five are put together
 * under `others` (and with the next smallest row, if they are still too few), so that the totals of rows are always safe.
 */
export function suppress(rows: readonly Row[], others: string): Shown | null {
  const merged = mergeSmall(rows, others);
  const arcs = rowArcs(merged);
  const hidden = new Set<string>();
  grow(arcs, arcs, hidden);
  return shownOf(merged, hidden);
}

/**
 * The same table, with rows of parts that give nothing away: neither of themselves nor of what the table leaves out. The
 * table is the very one that `suppress` makes, so that whoever holds both can work out no more. Parts of fewer than five
 * are put together under the name that `others` gives for their row.
 */
export function suppressWithParts(
  rows: readonly RowWithParts[],
  others: { rows: string; parts(row: string): string },
): ShownWithParts | null {
  const merged = mergeSmall(rows, others.rows);
  const parts = merged.map(({ label }) => {
    const found = mergeSmall(rows.find((one) => one.label === label)?.parts ?? [], others.parts(label));
    return found.length > 1 ? found : [];
  });
  const flat = rowArcs(merged);
  const hidden = new Set<string>();
  grow(flat, flat, hidden);
  const shown = shownOf(merged, hidden);
  if (shown === null) return null;
  const own = partArcs(parts);
  const whole = [...own, ...rowArcs(merged, (row) => (parts[row] ?? []).length > 0)];
  grow(whole, own, hidden);
  return {
    ...shown,
    parts: parts.map((found, row) =>
      found.map(({ label, counts }, part) => ({
        label,
        cells: counts.map((value, column) => (hidden.has(`${row}.${part} ${column}`) ? null : value)),
        total: sum(counts),
      })),
    ),
  };
}

function shownOf(merged: readonly Row[], hidden: ReadonlySet<string>): Shown | null {
  const counts = merged.map((one) => one.counts);
  const total = sum(counts.flat());
  if (total < SMALLEST) return null;
  const show = (row: readonly number[], index: number) =>
    row.map((value, column) => (hidden.has(`${index} ${column}`) ? null : value));
  return {
    rows: merged.map((one) => one.label),
    cells: counts.map(show),
    rowTotals: counts.map(sum),
    columnTotals: show(add(counts), counts.length),
    total,
  };
}

function mergeSmall(rows: readonly Row[], others: string): Row[] {
  const filled = rows.filter((one) => sum(one.counts) > 0);
  const big = filled.filter((one) => sum(one.counts) >= SMALLEST);
  const small = filled.filter((one) => sum(one.counts) < SMALLEST);
  if (small.length === 0) return big;
  let rest = add(small.map((one) => one.counts));
  while (sum(rest) < SMALLEST && big.length > 0) {
    const least = big.reduce((one, two) => (sum(two.counts) < sum(one.counts) ? two : one));
    big.splice(big.indexOf(least), 1);
    rest = add([rest, least.counts]);
  }
  return [...big, { label: others, counts: rest }];
}

/**
 * A figure of the table as a piece of a flow: what leaves a row enters a column, what enters a column leaves as its total,
 * and what leaves a part enters its row at the same column.
 */
interface Arc {
  readonly key: string;
  readonly value: number;
  readonly from: string;
  readonly to: string;
}

/** The cells and the totals of the columns. Cells of a row that has parts are fed by these, column by column. */
function rowArcs(rows: readonly Row[], hasParts: (row: number) => boolean = () => false): Arc[] {
  const counts = rows.map((one) => one.counts);
  const cells = counts.flatMap((line, row) =>
    line.map((value, column) => ({
      key: `${row} ${column}`,
      value,
      from: hasParts(row) ? `r${row}|${column}` : `r${row}`,
      to: `c${column}`,
    })),
  );
  const totals = add(counts).map((value, column) => ({
    key: `${counts.length} ${column}`,
    value,
    from: `c${column}`,
    to: "all",
  }));
  return [...cells, ...totals];
}

function partArcs(parts: readonly (readonly Row[])[]): Arc[] {
  return parts.flatMap((found, row) =>
    found.flatMap(({ counts }, part) =>
      counts.map((value, column) => ({
        key: `${row}.${part} ${column}`,
        value,
        from: `p${row}.${part}`,
        to: `r${row}|${column}`,
      })),
    ),
  );
}

/** Hide small figures, then others of `choice`, until no small one can be worked out. */
function grow(arcs: readonly Arc[], choice: readonly Arc[], hidden: Set<string>): void {
  const secret = arcs.filter((one) => one.value > 0 && one.value < SMALLEST);
  for (const one of secret) if (choice.includes(one)) hidden.add(one.key);
  for (;;) {
    const ways = waysOf(arcs, hidden);
    const isOpen = (one: Arc) => !hidden.has(one.key) || !isSafe(one, ways);
    if (!secret.some(isOpen)) return;
    const near = new Set(arcs.filter((one) => hidden.has(one.key)).flatMap((one) => [one.from, one.to]));
    const free = choice.filter((one) => !hidden.has(one.key));
    const beside = free.filter((one) => near.has(one.from) || near.has(one.to));
    const next = cheapest(beside.length > 0 ? beside : free);
    if (next === undefined) return;
    hidden.add(next.key);
  }
}

/** The smallest figure that is not nought: leaving out a nought protects little. */
function cheapest<T extends { value: number }>(cells: readonly T[]): T | undefined {
  const cost = (one: T) => (one.value === 0 ? 1e9 : one.value);
  return cells.reduce<T | undefined>(
    (best, one) => (best === undefined || cost(one) < cost(best) ? one : best),
    undefined,
  );
}

/** Where each hidden figure leads, by the place from which it can change: up without limit, and down to nought. */
type Ways = ReadonlyMap<string, readonly { readonly to: string; readonly key: string }[]>;

function waysOf(arcs: readonly Arc[], hidden: ReadonlySet<string>): Ways {
  const ways = new Map<string, { to: string; key: string }[]>();
  const lay = (from: string, to: string, key: string) => {
    const there = ways.get(from);
    if (there === undefined) ways.set(from, [{ to, key }]);
    else there.push({ to, key });
  };
  for (const { key, value, from, to } of arcs) {
    if (!hidden.has(key)) continue;
    lay(from, to, key);
    if (value > 0) lay(to, from, key);
  }
  return ways;
}

/**
 * Whether the figure could as well be another number, as far as a reader can tell: hidden figures can change along a
 * closed way of the flow, and a figure on no such way can be worked out.
 */
function isSafe(arc: Arc, ways: Ways): boolean {
  return reaches(arc.to, arc.from, ways, arc.key) || (arc.value > 0 && reaches(arc.from, arc.to, ways, arc.key));
}

function reaches(start: string, goal: string, ways: Ways, without: string): boolean {
  const seen = new Set([start]);
  const todo = [start];
  for (let here = todo.pop(); here !== undefined; here = todo.pop()) {
    if (here === goal) return true;
    for (const { to, key } of ways.get(here) ?? []) {
      if (key === without || seen.has(to)) continue;
      seen.add(to);
      todo.push(to);
    }
  }
  return false;
}

function add(rows: readonly (readonly number[])[]): number[] {
  const width = Math.max(0, ...rows.map((one) => one.length));
  return Array.from({ length: width }, (_, index) => sum(rows.map((one) => one[index] ?? 0)));
}

function sum(values: readonly number[]): number {
  return values.reduce((whole, one) => whole + one, 0);
}
