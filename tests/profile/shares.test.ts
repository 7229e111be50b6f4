import assert from "node:assert/strict";
import { test } from "node:test";
import { SMALLEST } from "../../plugins/semh/profile/tool/aggregate.ts";
import { newPupil, withEntry } from "../../plugins/semh/profile/tool/book.ts";
import type { Scored } from "../../plugins/semh/profile/tool/counts.ts";
import { currentProfile } from "../../plugins/semh/profile/tool/history.ts";
import { unchanged, withOwn } from "../../plugins/semh/profile/tool/own-rules.ts";
import { bandsByClass, groupShares } from "../../plugins/semh/profile/tool/shares.ts";
import { rules } from "./fixture.ts";

const DAY = "2027-03-25";
const HIGH = ["v1", "v3", "v7", "v9"];

/** `count` pupils of a year and class, with what is on record. */
function pupils(count: number, year: string, group: string, yes: readonly string[], by = rules): Scored[] {
  const facts = { on: DAY, by: "", rules: "2026.1", notKnown: [], since: {}, protective: [], concern: false };
  return Array.from({ length: count }, (_, at) => {
    const bare = { ...newPupil(`${group}${at}`), year, class: group };
    const pupil = withEntry(bare, { ...facts, yes: [...yes], concernBy: "" });
    return { pupil, profile: currentProfile(pupil, by, DAY) };
  });
}

test("bands stand by year and, where they give nothing away, by class", () => {
  const lines = [...pupils(12, "5", "5A", []), ...pupils(9, "5", "5B", HIGH), ...pupils(11, "6", "6A", [])];
  const shown = bandsByClass(lines, "vulnerability", rules);
  assert.deepEqual(shown?.rows, ["Year 5", "Year 6"]);
  assert.deepEqual(shown?.cells, [
    [12, 0, 9, 0],
    [11, 0, 0, 0],
  ]);
  assert.deepEqual(
    shown?.parts.map((one) => one.map((part) => [part.label, part.cells])),
    [
      [
        ["5A", [12, 0, 0, 0]],
        ["5B", [0, 0, 9, 0]],
      ],
      [],
    ],
  );
});

test("a group's share is shown beside its share of the roll", () => {
  const lines = [
    ...pupils(8, "5", "5A", [...HIGH, "v8"]),
    ...pupils(6, "5", "5A", HIGH),
    ...pupils(10, "5", "5B", ["v8"]),
    ...pupils(20, "6", "6A", []),
  ];
  const [meals] = groupShares(lines, rules, bandsByClass(lines, "vulnerability", rules));
  assert.deepEqual(meals, {
    label: "Free school meals through income",
    asked: true,
    roll: { count: 18, of: 44 },
    upper: { count: 8, of: 14 },
  });
  const off = withOwn(rules, { ...unchanged(rules), on: DAY, off: ["v8"] });
  assert.equal(groupShares(lines, off, bandsByClass(lines, "vulnerability", off))[0]?.asked, false);
});

test("in five hundred schools no share gives a number of 1 to 4 away", () => {
  let state = 5;
  const next = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  let shown = 0;
  for (let round = 0; round < 500; round += 1) {
    const size = () => Math.floor(next() ** 2 * 25);
    const lines = [
      ...pupils(size(), "5", "5A", [...HIGH, "v8"]),
      ...pupils(size(), "5", "5B", HIGH),
      ...pupils(size(), "6", "6A", ["v8"]),
      ...pupils(size(), "6", "6B", []),
    ];
    const bands = bandsByClass(lines, "vulnerability", rules);
    for (const { roll, upper } of groupShares(lines, rules, bands)) {
      assert.ok(roll !== null || upper === null, "no share of the upper bands without that of the roll");
      if (roll !== null) for (const part of [roll.count, roll.of - roll.count]) assert.ok(part >= SMALLEST);
      if (roll === null || upper === null) continue;
      shown += 1;
      assert.ok(
        bands !== null && !bands.columnTotals.slice(2).includes(null),
        "the table of bands shows the margin too",
      );
      const cells = [upper.count, roll.count - upper.count, upper.of - upper.count];
      cells.push(roll.of - upper.of - (roll.count - upper.count));
      for (const cell of cells) assert.ok(cell === 0 || cell >= SMALLEST, `${cells}`);
    }
  }
  assert.ok(shown > 50, `${shown} shares were shown`);
});
