import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Row,
  type ShownWithParts,
  SMALLEST,
  suppress,
  suppressWithParts,
} from "../../plugins/semh/profile/tool/aggregate.ts";

/** Small whole numbers that are the same at every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state / 2147483648;
  }
}

function rowsOf(counts: number[][]): Row[] {
  return counts.map((one, index) => ({ label: `Year ${index + 1}`, counts: one }));
}

/** Every way to fill the hidden cells that agrees with what is shown: the values that each of them can have. */
function possible(shown: NonNullable<ReturnType<typeof suppress>>): Set<number>[][] {
  const found = shown.cells.map((row) => row.map(() => new Set<number>()));
  const fill = (row: number, left: number[], cells: number[][]): void => {
    if (row === shown.cells.length) {
      if (left.some((rest, column) => shown.columnTotals[column] !== null && rest !== 0)) return;
      for (const [at, one] of cells.entries())
        for (const [column, value] of one.entries()) found[at]?.[column]?.add(value);
      return;
    }
    for (const line of linesOf(shown.cells[row] ?? [], shown.rowTotals[row] ?? 0)) {
      const rest = left.map((value, column) => value - (line[column] ?? 0));
      if (rest.every((value, column) => value >= 0 || shown.columnTotals[column] === null))
        fill(row + 1, rest, [...cells, line]);
    }
  };
  fill(
    0,
    shown.columnTotals.map((one) => one ?? 0),
    [],
  );
  return found;
}

function linesOf(cells: readonly (number | null)[], total: number): number[][] {
  const [first, ...rest] = cells;
  if (first === undefined) return total === 0 ? [[]] : [];
  const choices = first === null ? Array.from({ length: total + 1 }, (_, value) => value) : [first];
  return choices
    .filter((one) => one <= total)
    .flatMap((one) => linesOf(rest, total - one).map((line) => [one, ...line]));
}

test("no count of 1 to 4 is shown, and none can be worked out, in a thousand tables", () => {
  const random = numbers(7);
  for (let round = 0; round < 1000; round += 1) {
    const [height, width] = [1 + Math.floor(random.next().value * 3), 2 + Math.floor(random.next().value * 2)];
    const counts = Array.from({ length: height }, () =>
      Array.from({ length: width }, () => Math.floor(random.next().value ** 2 * 9)),
    );
    const shown = suppress(rowsOf(counts), "Other years");
    if (shown === null) continue;
    const values = possible(shown);
    shown.cells.forEach((row, at) => {
      row.forEach((cell, column) => {
        if (cell !== null) assert.ok(cell === 0 || cell >= SMALLEST, JSON.stringify(counts));
        const can = [...(values[at]?.[column] ?? [])];
        assert.ok(
          can.length > 1 || can[0] === 0 || (can[0] ?? 0) >= SMALLEST,
          `${JSON.stringify(counts)} ${at} ${column} ${can}`,
        );
      });
    });
    for (const total of [...shown.rowTotals, shown.total]) assert.ok(total >= SMALLEST);
    for (const total of shown.columnTotals) assert.ok(total === null || total === 0 || total >= SMALLEST);
  }
});

test("a single small cell takes another with it", () => {
  const shown = suppress(rowsOf([[20, 9, 3]]), "Other years");
  assert.deepEqual(shown?.cells, [[20, null, null]]);
  assert.deepEqual(shown?.columnTotals, [20, null, null]);
});

test("small years are put together, and fewer than five in all are not shown", () => {
  assert.deepEqual(
    suppress(
      rowsOf([
        [10, 10],
        [2, 0],
        [1, 2],
      ]),
      "Other years",
    )?.rows,
    ["Year 1", "Other years"],
  );
  assert.deepEqual(
    suppress(
      rowsOf([
        [10, 10],
        [2, 0],
      ]),
      "Other years",
    )?.rows,
    ["Other years"],
  );
  assert.equal(suppress(rowsOf([[2, 2]]), "Other years"), null);
});

test("what is large enough is shown as it is", () => {
  const shown = suppress(
    rowsOf([
      [10, 5],
      [0, 12],
    ]),
    "Other years",
  );
  assert.deepEqual(shown?.cells, [
    [10, 5],
    [0, 12],
  ]);
  assert.deepEqual(shown?.columnTotals, [10, 17]);
});

/** Every way to fill classes and years that agrees with what is shown: the values that each cell of a class can have. */
function possibleParts(shown: ShownWithParts): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  const leaves = shown.rows.flatMap((_, row) => {
    const parts = shown.parts[row] ?? [];
    const own = { cells: shown.cells[row] ?? [], total: shown.rowTotals[row] ?? 0 };
    return parts.length === 0
      ? [{ key: `${row}`, row, ...own }]
      : parts.map((one, at) => ({ key: `${row}.${at}`, row, ...one }));
  });
  const fits = (lines: readonly number[][]): boolean => {
    const years = shown.rows.map((_, row) => sumOf(lines.filter((_, at) => leaves[at]?.row === row)));
    const agrees = (wanted: readonly (number | null)[], is: readonly number[]) =>
      wanted.every((one, column) => one === null || one === (is[column] ?? 0));
    return years.every((one, row) => agrees(shown.cells[row] ?? [], one)) && agrees(shown.columnTotals, sumOf(years));
  };
  const fill = (at: number, lines: number[][]): void => {
    const leaf = leaves[at];
    if (leaf === undefined) {
      if (!fits(lines)) return;
      lines.forEach((line, which) => {
        line.forEach((value, column) => {
          const key = `${leaves[which]?.key} ${column}`;
          found.set(key, (found.get(key) ?? new Set()).add(value));
        });
      });
      return;
    }
    for (const line of linesOf(leaf.cells, leaf.total)) fill(at + 1, [...lines, line]);
  };
  fill(0, []);
  return found;
}

function sumOf(lines: readonly (readonly number[])[]): number[] {
  return (lines[0] ?? []).map((_, column) => lines.reduce((sum, line) => sum + (line[column] ?? 0), 0));
}

test("classes beside years: no count of 1 to 4 is shown or can be worked out, and years stand as they do alone", () => {
  const random = numbers(11);
  let withClasses = 0;
  for (let round = 0; round < 150; round += 1) {
    const width = 2 + Math.floor(random.next().value * 2);
    const rows = Array.from({ length: 1 + Math.floor(random.next().value * 2) }, (_, year) => {
      const parts = Array.from({ length: 1 + Math.floor(random.next().value * 2) }, (_, part) => ({
        label: `${year}${part}`,
        counts: Array.from({ length: width }, () => Math.floor(random.next().value ** 2 * 8)),
      }));
      return { label: `Year ${year}`, counts: sumOf(parts.map((one) => one.counts)), parts };
    });
    const shown = suppressWithParts(rows, { rows: "Other years", parts: (row) => `Other classes of ${row}` });
    const flat = suppress(rows, "Other years");
    if (shown === null) {
      assert.equal(flat, null);
      continue;
    }
    const { parts, ...years } = shown;
    assert.deepEqual(years, flat);
    withClasses += parts.some((one) => one.length > 0) ? 1 : 0;
    for (const one of parts.flat()) {
      assert.ok(one.total >= SMALLEST, JSON.stringify(rows));
      for (const cell of one.cells) assert.ok(cell === null || cell === 0 || cell >= SMALLEST, JSON.stringify(rows));
    }
    for (const [key, values] of possibleParts(shown)) {
      const can = [...values];
      assert.ok(can.length > 1 || can[0] === 0 || (can[0] ?? 0) >= SMALLEST, `${JSON.stringify(rows)} ${key} ${can}`);
    }
  }
  assert.ok(withClasses > 20, `${withClasses} tables had classes to tell apart`);
});

test("a class does not give away what the table of years leaves out", () => {
  const row = (label: string, parts: number[][]) => ({
    label,
    counts: sumOf(parts),
    parts: parts.map((counts, at) => ({ label: `${label}${at}`, counts })),
  });
  const rows = [
    row("5", [
      [20, 7],
      [18, 3],
    ]),
    row("6", [[30, 30]]),
  ];
  const shown = suppressWithParts(rows, { rows: "x", parts: () => "y" });
  assert.deepEqual(shown?.cells[0], [38, 10]);
  assert.deepEqual(
    shown?.parts[0]?.map((one) => one.cells),
    [
      [null, null],
      [null, null],
    ],
  );
  assert.deepEqual(shown?.parts[1], []);
});
