import assert from "node:assert/strict";
import { test } from "node:test";
import { type Row, SMALLEST, suppress } from "../../plugins/semh/profile/tool/aggregate.ts";

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
