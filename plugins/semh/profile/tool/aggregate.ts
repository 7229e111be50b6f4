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

/**
 * The table as it may be shown, or null when there are fewer than five in all. Rows of fewer than five are put together
 * under `others` (and with the next smallest row, if they are still too few), so that the totals of rows are always safe.
 */
export function suppress(rows: readonly Row[], others: string): Shown | null {
  const merged = mergeSmall(rows, others);
  const counts = merged.map((one) => one.counts);
  const total = sum(counts.flat());
  if (total < SMALLEST) return null;
  const width = Math.max(0, ...counts.map((one) => one.length));
  const columns = Array.from({ length: width }, (_, index) => sum(counts.map((one) => one[index] ?? 0)));
  const hidden = hide([...counts, columns]);
  const show = (row: readonly number[], index: number) =>
    row.map((value, column) => (hidden.has(`${index} ${column}`) ? null : value));
  return {
    rows: merged.map((one) => one.label),
    cells: counts.map(show),
    rowTotals: counts.map(sum),
    columnTotals: show(columns, counts.length),
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

/** The cells to leave out. The last row is the totals of the columns; totals of rows and the whole stay known. */
function hide(table: readonly (readonly number[])[]): Set<string> {
  const cells = table.flatMap((row, at) =>
    row.map((value, column) => ({ row: at, column, value, key: `${at} ${column}` })),
  );
  const secret = cells.filter((one) => one.value > 0 && one.value < SMALLEST);
  const hidden = new Set(secret.map((one) => one.key));
  for (;;) {
    const open = secret.find((one) => !isSafe(one.row, one.column, table, hidden));
    if (open === undefined) return hidden;
    const free = cells.filter((one) => !hidden.has(one.key));
    const near = cells.filter((one) => hidden.has(one.key));
    const beside = free.filter((one) => near.some((two) => one.row === two.row || one.column === two.column));
    const next = cheapest(beside.length > 0 ? beside : free);
    if (next === undefined) return hidden;
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

/**
 * Whether the cell could as well hold another number, as far as a reader can tell. The table is a flow: what leaves a row
 * enters a column, and what enters a column leaves as its total. Hidden figures can change along a closed way, up without
 * limit and down to nought; a figure on no such way can be worked out.
 */
function isSafe(
  row: number,
  column: number,
  table: readonly (readonly number[])[],
  hidden: ReadonlySet<string>,
): boolean {
  const last = table.length - 1;
  const steps: { from: string; to: string; key: string }[] = [];
  for (const key of hidden) {
    const [at, col] = key.split(" ").map(Number) as [number, number];
    const [tail, head] = at === last ? [`c${col}`, "all"] : [`r${at}`, `c${col}`];
    steps.push({ from: tail, to: head, key });
    if ((table[at]?.[col] ?? 0) > 0) steps.push({ from: head, to: tail, key });
  }
  const own = `${row} ${column}`;
  const rest = steps.filter((one) => one.key !== own);
  return steps.some((one) => one.key === own && reaches(one.to, one.from, rest));
}

function reaches(start: string, goal: string, steps: readonly { from: string; to: string }[]): boolean {
  const seen = new Set([start]);
  const todo = [start];
  for (let here = todo.pop(); here !== undefined; here = todo.pop()) {
    if (here === goal) return true;
    for (const { from, to } of steps) {
      if (from !== here || seen.has(to)) continue;
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
