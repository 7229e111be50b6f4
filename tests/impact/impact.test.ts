import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  type Figure,
  type Period,
  refusalOf,
  refusalWords,
  resultsOf,
  seenIn,
} from "../../plugins/semh/impact/impact.ts";
import { changeWords, nationalWords, seenWords } from "../../plugins/semh/impact/impact-words.ts";
import { readMeasures } from "../../plugins/semh/impact/measures.ts";

interface ExamplePeriod extends Omit<Period, "figures"> {
  figures: Record<string, Figure>;
}
interface Example {
  id: string;
  baseline: ExamplePeriod;
  now: ExamplePeriod;
  expect: {
    refused: string | null;
    figures: Record<string, { baseline: unknown; now: unknown; change: number | null }>;
  };
}

const file = JSON.parse(readFileSync(join(process.cwd(), "tests/impact/measures.json"), "utf8"));
const measures = readMeasures(file.measures);
const examples: Example[] = file.examples;

const periodOf = (raw: ExamplePeriod): Period => ({ ...raw, figures: new Map(Object.entries(raw.figures)) });
const autumn = (year: number, part: Partial<Period> = {}): Period => ({
  from: `${year}-09-03`,
  to: `${year}-12-19`,
  school_days: 70,
  pupils: 400,
  teachers: 30,
  figures: new Map(),
  ...part,
});
const counts = (figures: Record<string, number | null>) =>
  new Map(Object.entries(figures).map(([id, count]) => [id, { count, of: null }]));

for (const example of examples) {
  test(`the example “${example.id}” comes out as impact.yml says`, () => {
    const baseline = periodOf(example.baseline);
    const now = periodOf(example.now);
    assert.equal(refusalOf(measures.rules, baseline, now), example.expect.refused);
    const found = resultsOf(measures, baseline, now).map((one) => {
      const [was, is] = [one.baseline, one.now].map((seen) => (seen.state === "rate" ? seen.rate : seen.state));
      return [one.measure.id, { baseline: was, now: is, change: one.change }];
    });
    assert.deepEqual(Object.fromEntries(found), example.expect.figures);
  });
}

test("a refusal is a sentence that names the school days", () => {
  const example = examples.find((one) => one.id === "term-and-half-term") as Example;
  const words = refusalWords(measures, periodOf(example.baseline), periodOf(example.now));
  assert.match(words ?? "", /^The periods are 70 and 36 school days long\./);
  assert.equal(refusalWords(measures, autumn(2025), autumn(2026)), null);
});

test("what is not filled in yet, or cannot be, is refused and never throws", () => {
  const bad: Partial<Period>[] = [
    { from: null },
    { to: "2025-02-30" },
    { to: "yesterday" },
    { school_days: null },
    { school_days: 69.5 },
    { school_days: 200 },
    { from: "2026-01-05", to: "2025-12-19" },
  ];
  for (const part of bad) assert.equal(refusalOf(measures.rules, autumn(2025, part), autumn(2026)), "dates");
  assert.equal(refusalOf(measures.rules, autumn(2026), autumn(2025)), "order");
});

test("counts that cannot be are missing, not zero", () => {
  for (const count of [null, -1, 2.25, Number.NaN, Number.POSITIVE_INFINITY, 401]) {
    const seen = seenIn(measures, autumn(2025, { figures: counts({ "persistent-absence": count }) }));
    assert.deepEqual(seen.get("persistent-absence"), { state: "missing" });
  }
  const none = seenIn(measures, autumn(2025, { pupils: null, figures: counts({ suspensions: 20 }) }));
  assert.deepEqual(none.get("suspensions"), { state: "missing" });
});

test("a hidden figure carries no number at all", () => {
  const figures = counts({ "persistent-absence": 31, "severe-absence": 28, "pupils-suspended": 3 });
  const seen = seenIn(measures, autumn(2025, { figures }));
  assert.deepEqual(seen.get("severe-absence"), { state: "hidden" });
  assert.deepEqual(seen.get("pupils-suspended"), { state: "hidden" });
});

test("every result has its own cautions and those that go with every result", () => {
  const baseline = autumn(2025, { figures: counts({ suspensions: 20 }) });
  const now = autumn(2026, { figures: counts({ suspensions: 12 }) });
  const [result] = resultsOf(measures, baseline, now);
  assert.ok(result !== undefined);
  for (const caution of [...result.measure.cautions, ...measures.cautions.map((one) => one.text)]) {
    assert.ok(result.cautions.includes(caution));
  }
  assert.equal(changeWords(result, null), "Lower by 2 per 100 pupils. Lower is what you hope for.");
  assert.equal(seenWords(result.measure, result.now), "3 per 100 pupils (12)");
});

test("why there is no difference is said in words", () => {
  const words = (baseline: Partial<Period>, now: Partial<Period>, refused: string | null = null) =>
    resultsOf(measures, autumn(2025, baseline), autumn(2026, now)).map((one) => changeWords(one, refused))[0];
  const twenty = { figures: counts({ suspensions: 20 }) };
  assert.equal(words(twenty, {}), "One of the two figures is missing.");
  assert.match(words(twenty, { figures: counts({ suspensions: 2 }) }) ?? "", /not shown because it is small/);
  assert.match(words(twenty, { ...twenty, pupils: 500 }) ?? "", /changed by more than a fifth/);
  assert.equal(words(twenty, { ...twenty, pupils: 15 }), "Too few for a rate: look at the counts.");
  assert.equal(words(twenty, twenty), "The same.");
  assert.equal(words(twenty, { ...twenty, school_days: 30 }, "Too short."), "Too short.");
});

test("a national figure stands with its time and whose it is", () => {
  const measure = measures.measures.find((one) => one.id === "suspensions");
  const national = measure?.national[0];
  assert.ok(measure !== undefined && national !== undefined);
  assert.equal(nationalWords(measure, national), "11.31 per 100 pupils in 2023/24 (all state-funded schools)");
  for (const one of measures.measures.flatMap(({ national }) => national)) assert.ok(one.source in measures.sources);
});
