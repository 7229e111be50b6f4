import assert from "node:assert/strict";
import { test } from "node:test";
import { newPupil, newSupport, type Pupil, withEntry } from "../../plugins/semh/profile/tool/book.ts";
import { countsOf } from "../../plugins/semh/profile/tool/counts.ts";
import { type Counts, readCounts } from "../../plugins/semh/profile/tool/counts-file.ts";
import { countsWord } from "../../plugins/semh/profile/tool/counts-word.ts";
import { currentProfile } from "../../plugins/semh/profile/tool/history.ts";
import { comparing, rules } from "./fixture.ts";

const DAY = "2027-03-25";

function pupil(at: number, year: string, yes: string[], supports: string[] = []): Pupil {
  const facts = { on: DAY, by: "canary role", rules: "2026.1", notKnown: [], since: {}, protective: [] };
  const bare = { ...newPupil(`CANARY${at}`), year, class: "CANARYCLASS", adult: "canary adult" };
  const held = supports.map((what) => ({ ...newSupport(what), outcome: "canary outcome" }));
  return { ...withEntry(bare, { ...facts, yes, concern: false, concernBy: "" }), supports: held };
}

function lines(pupils: readonly Pupil[]) {
  return pupils.map((one) => ({ pupil: one, profile: currentProfile(one, rules, DAY) }));
}

/** Two years: most pupils in the lowest band, seven and three in a higher one. */
const SCHOOL = [
  ...Array.from({ length: 27 }, (_, at) =>
    pupil(at, "5", at < 7 ? ["v1", "v3", "v7"] : [], at < 6 ? ["Check-in"] : []),
  ),
  ...Array.from({ length: 23 }, (_, at) =>
    pupil(100 + at, "6", at < 3 ? ["v1", "v3", "v7"] : [], at < 2 ? ["Rare one"] : []),
  ),
  newPupil("CANARY-EMPTY"),
];

function counts(): Counts {
  const found = countsOf(lines(SCHOOL), rules, comparing, DAY);
  assert.ok(found);
  return found;
}

test("the file holds counts by year and support, and no small figure, pupil, code or class", () => {
  const file = counts();
  assert.deepEqual(
    [file.n, file.made_on, file.rules_version, file.groups.map((one) => one.id)],
    [50, DAY, rules.version, ["vulnerability", "behaviour", "talk", "support"]],
  );
  const text = JSON.stringify(file);
  assert.ok(!/canary/i.test(text) && !text.includes("Rare one"));
  for (const one of file.groups)
    for (const row of [...one.rows.map((two) => two.counts), one.totals])
      for (const value of row) assert.ok(value === null || value === 0 || value >= 5);
  const [vulnerability] = file.groups;
  assert.deepEqual(
    vulnerability?.rows.map((one) => [one.label, one.total]),
    [
      ["Year 5", 27],
      ["Year 6", 23],
    ],
  );
  assert.ok(vulnerability?.rows[1]?.counts.includes(null));
});

test("what was made is read back the same", () => {
  const file = counts();
  assert.deepEqual(readCounts(JSON.stringify(file)), { ok: true, value: file });
});

test("one pupil with many supports of a kind is one pupil, and kinds of fewer than five are left out", () => {
  const busy = Array.from({ length: 6 }, (_, at) =>
    pupil(at, "5", [], at === 0 ? Array(9).fill("Mentor") : ["Check-in"]),
  );
  const file = countsOf(lines(busy), rules, comparing, DAY);
  const support = file?.groups.find((one) => one.id === "support");
  assert.deepEqual(
    support?.rows.map((one) => [one.label, one.total]),
    [["Check-in", 5]],
  );
});

test("years that are no years and provisions with a person's number are not named", () => {
  const odd = Array.from({ length: 6 }, (_, at) => pupil(at, at < 3 ? "Smith" : "Jones", [], ["born 03/04/2015"]));
  const text = JSON.stringify(countsOf(lines(odd), rules, comparing, DAY));
  assert.ok(text.includes('"No year"') && text.includes('"Support 1"'));
  assert.ok(!/Smith|Jones|2015/.test(text));
});

test("fewer than five pupils give no counts", () => {
  assert.equal(countsOf(lines(SCHOOL.slice(0, 4)), rules, comparing, DAY), null);
});

test("another file, a newer one and one with a small figure are refused in words", () => {
  const text = (change: object) => JSON.stringify({ ...counts(), ...change });
  const problem = (read: ReturnType<typeof readCounts>) => {
    assert.ok(!read.ok);
    assert.match(read.problem, /Nothing has been changed\.$/);
    return read.problem;
  };
  assert.match(problem(readCounts("not JSON")), /cannot be read/);
  assert.match(problem(readCounts(text({ format: "semh-workbench" }))), /no file of counts/);
  assert.match(problem(readCounts(text({ version: 2 }))), /newer Profile/);
  assert.match(problem(readCounts("x".repeat(1_100_000))), /larger than 1 MB/);
  assert.match(problem(readCounts(text({ n: 4 }))), /figure of 1 to 4/);
  const [first, ...rest] = counts().groups;
  assert.ok(first);
  for (const change of [{ totals: [3, ...first.totals.slice(1)] }, { totals: [] }, { by: "class" }])
    problem(readCounts(text({ groups: [{ ...first, ...change }, ...rest] })));
  for (const odd of ["null", "[]", "3", '{"format":"semh-profile-counts"}']) problem(readCounts(odd));
});

test("the page for governors is a Word file", () => {
  const bytes = countsWord(counts(), false, new Date(0));
  assert.deepEqual([...bytes.slice(0, 2)], [0x50, 0x4b]);
  assert.notDeepEqual(bytes, countsWord(counts(), true, new Date(0)));
});
