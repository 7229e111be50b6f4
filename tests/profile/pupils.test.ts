import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Book,
  type Count,
  EMPTY_BOOK,
  type Entry,
  keyStageOf,
  newPupil,
  newSupport,
  plainYear,
  readBook,
  withEntry,
} from "../../plugins/semh/profile/tool/book.ts";
import { readCsv } from "../../plugins/semh/profile/tool/csv-read.ts";
import { dueReviews, results, strength, verdictOf } from "../../plugins/semh/profile/tool/evaluate.ts";
import { changeOf, currentProfile, reasonsToTalk } from "../../plugins/semh/profile/tool/history.ts";
import { guess, isPersonal, preview } from "../../plugins/semh/profile/tool/mapping.ts";
import { codeRefusal, codeWarning, textWarning } from "../../plugins/semh/profile/tool/names.ts";
import { comparing, rules } from "./fixture.ts";

const DAY = "2027-03-25";

function entry(part: Partial<Entry>): Entry {
  return {
    on: DAY,
    by: "SENCO",
    rules: "2026.1",
    yes: [],
    notKnown: [],
    since: {},
    protective: [],
    concern: false,
    concernBy: "",
    ...part,
  };
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function table(text: string) {
  const read = readCsv(bytes(text));
  assert.ok(read.ok);
  return read.value;
}

test("what lapsed stands apart from what improved", () => {
  let pupil = { ...newPupil("P11"), year: "6" };
  pupil = withEntry(
    pupil,
    entry({ on: "2027-09-20", yes: ["v13", "v15", "b8"], since: { v13: "2026-11", v15: "2026-10" } }),
  );
  pupil = withEntry(
    pupil,
    entry({ on: "2027-10-20", yes: ["v13", "v15", "v9"], since: { v13: "2026-11", v15: "2026-10" } }),
  );
  const compared = changeOf(pupil, rules, "2027-10-20", () => null);
  assert.ok(compared.state === "change");
  const { change } = compared;
  assert.deepEqual(
    change.moves.map((one) => [one.factor.id, one.how]),
    [
      ["v15", "expired"],
      ["b8", "gone"],
      ["v9", "new"],
    ],
  );
  assert.deepEqual(change.points, { vulnerability: [2, 2], behaviour: [1, 0] });
});

test("an entry of the same day takes the place of the older, and history stays", () => {
  const pupil = withEntry(
    withEntry(withEntry(newPupil("A1"), entry({})), entry({ on: "2026-10-01" })),
    entry({ yes: ["v8"] }),
  );
  assert.deepEqual(
    pupil.entries.map((one) => [one.on, one.yes]),
    [
      ["2026-10-01", []],
      [DAY, ["v8"]],
    ],
  );
});

test("the reasons to talk are in words", () => {
  const pupil = withEntry(
    { ...newPupil("A1"), year: "5" },
    entry({ yes: ["v7"], concern: true, concernBy: "midday supervisor" }),
  );
  const profile = currentProfile(pupil, rules, DAY);
  assert.ok(profile);
  assert.deepEqual(reasonsToTalk(pupil, profile, rules), [
    "Concern (midday supervisor)",
    "Missed 50% or more of sessions",
  ]);
});

test("years and key stages", () => {
  assert.deepEqual(["Year 7", "Y07", "R", "Reception", "N2", "Nursery", "13"].map(plainYear), [
    "7",
    "7",
    "R",
    "R",
    "N",
    "N",
    "13",
  ]);
  assert.deepEqual(["N", "R", "1", "3", "7", "10", "12", ""].map(keyStageOf), [
    "eyfs",
    "eyfs",
    "ks1",
    "ks2",
    "ks3",
    "ks4",
    "ks5",
    "ks3",
  ]);
});

test("names and national numbers are noticed", () => {
  for (const code of ["A123456789012", "H801200001001", "1234567890", "a@b.uk", ""]) assert.ok(codeRefusal(code), code);
  for (const code of ["Anna", "Anna Smith", "Smith, Anna"]) assert.ok(codeWarning(code), code);
  for (const code of ["P07", "4F2K9A", "12034"]) assert.equal(codeRefusal(code) ?? codeWarning(code), null, code);
  assert.ok(textWarning("Talks to Anna Smith at lunch"));
  assert.ok(textWarning("born 03/04/2015"));
  assert.equal(textWarning("Talks to the TA at lunch; five minutes."), null);
});

const SIMS = [
  "Adm No,Legal Surname,Forename,UPN,DOB,Year Group,Reg Group,% Attendance,SEN Status,FSM,Young Carer,Incidents",
  '004121,"Smith, B",Anna,A123456789012,03/04/2015,Year 5,5B,88.4,K,Y,N,3',
  "004122,Jones,Bo,A123456789013,03/05/2015,Year 5,5B,97,E,N,?,0",
].join("\r\n");

test("columns are guessed, and personal ones are never offered", () => {
  const read = table(SIMS);
  assert.deepEqual(guess(read), [
    "code",
    "",
    "",
    "",
    "",
    "year",
    "class",
    "attendance",
    "sen",
    "is v8",
    "is v9",
    "incidents",
  ]);
  assert.deepEqual(
    read.heads.filter((_, index) => isPersonal(read, index)),
    ["Legal Surname", "Forename", "UPN", "DOB"],
  );
  assert.ok(isPersonal(table("Ref,Note\nx1,Anna Smith\nx2,Bo Jones"), 1));
});

test("heads of the usual information systems are guessed, and need codes are no SEN status", () => {
  const guesses = (heads: string) => guess({ heads: heads.split(","), rows: [] });
  assert.deepEqual(
    guesses("Adm No,Preferred Surname,Year Taught In,Reg,% Attendance,SEN Status,FSM Eligible,In Care"),
    ["code", "", "year", "class", "attendance", "sen", "is v8", "is v1"],
  );
  assert.deepEqual(
    guesses("Arbor Student ID,Year Group,Registration Form,Attendance (%),SEN Need,Pupil Premium,Gender"),
    ["code", "year", "class", "attendance", "", "is v8", ""],
  );
  assert.deepEqual(
    guesses("Admission Number,Tutor Group,NC Year,% Present,SEN Code,Looked After,Behaviour Incidents"),
    ["code", "class", "year", "attendance", "sen", "is v1", "incidents"],
  );
  const read = table("Code,SEN\nx1,K - SEN Support\nx2,SEMH\nx3,EHCP\nx4,SEN support\nx5,N");
  const tried = preview(EMPTY_BOOK, read, guess(read), rules, DAY, "");
  assert.deepEqual(
    tried.book.pupils.map((one) => one.entries[0]?.yes),
    [["v4"], [], ["v3"], ["v4"], []],
  );
});

test("an import says what it would do, and takes in no personal cell even if somebody maps it", () => {
  const read = table(SIMS);
  const columns = guess(read);
  columns[1] = "class";
  columns[6] = "";
  const tried = preview(EMPTY_BOOK, read, columns, rules, DAY, "office");
  assert.deepEqual([tried.added, tried.updated, tried.refused.length], [2, 0, 0]);
  const [one, two] = tried.book.pupils;
  assert.deepEqual(one?.entries[0]?.yes, ["v4", "v6", "v8", "b1", "b2"]);
  assert.deepEqual(two?.entries[0]?.yes, ["v3"]);
  assert.deepEqual(two?.entries[0]?.notKnown, ["v9"]);
  assert.deepEqual(two?.entries[0]?.protective, ["attends"]);
  assert.ok(!/Smith|Anna|A12345/.test(JSON.stringify(tried.book)));
});

test("a second import updates by code and loses no history, no support and no answer that it does not hold", () => {
  const read = table(SIMS);
  const first = preview(EMPTY_BOOK, read, guess(read), rules, "2027-01-10", "office").book;
  const [one] = first.pupils;
  assert.ok(one);
  const worked: Book = {
    ...first,
    pupils: [
      {
        ...withEntry(one, entry({ on: "2027-02-01", yes: ["v4", "v6", "v8", "v14", "b1", "b2"] })),
        supports: [newSupport("Check-in")],
      },
      ...first.pupils.slice(1),
    ],
  };
  const next = preview(
    worked,
    table("Adm No,Attendance\n004121,96\n009999,91"),
    ["code", "attendance"],
    rules,
    DAY,
    "office",
  );
  assert.deepEqual([next.added, next.updated, next.same, next.absent], [1, 1, 0, 1]);
  const after = next.book.pupils[0];
  assert.deepEqual(
    after?.entries.map((row) => row.on),
    ["2027-01-10", "2027-02-01", DAY],
  );
  assert.deepEqual(after?.entries[2]?.yes, ["v4", "v8", "v14", "b1", "b2"]);
  assert.equal(after?.supports.length, 1);
  assert.deepEqual(
    preview(next.book, table("Adm No,Attendance\n004121,96"), ["code", "attendance"], rules, DAY, "x").same,
    1,
  );
});

test("lines without a code, twice, or with a UPN are left out and named", () => {
  const tried = preview(
    EMPTY_BOOK,
    table("Code,Year\n,5\nx1,5\nx1,6\nA123456789012,5"),
    ["code", "year"],
    rules,
    DAY,
    "",
  );
  assert.equal(tried.added, 1);
  assert.deepEqual(
    tried.refused.map((one) => one.slice(0, 7)),
    ["Line 2:", "Line 4:", "Line 5:"],
  );
});

test("encodings, separators and what is no CSV", () => {
  assert.deepEqual(table('\ufeffCode;Year\r\n"a;1";5\r\n'), { heads: ["Code", "Year"], rows: [["a;1", "5"]] });
  assert.deepEqual(table('Code\tYear\n"a ""b""\nc"\t5').rows, [['a "b"\nc', "5"]]);
  const latin = readCsv(Uint8Array.from([...bytes("Code,Class\nx1,"), 0xe9]));
  assert.ok(latin.ok && latin.value.rows[0]?.[1] === "é");
  for (const wrong of [
    Uint8Array.from([0x50, 0x4b, 3, 4]),
    bytes("one column\nx"),
    bytes("a,b"),
    bytes("a,b\n\u0000,1"),
    new Uint8Array(6e6),
  ]) {
    const read = readCsv(wrong);
    assert.ok(!read.ok && read.problem.endsWith("Nothing has been changed."));
  }
});

test("two thousand pupils come in", () => {
  const lines = Array.from({ length: 2000 }, (_, index) => `x${index},${(index % 13) + 1},${80 + (index % 20)}`);
  const read = table(["Code,Year,Attendance", ...lines].join("\n"));
  assert.equal(preview(EMPTY_BOOK, read, guess(read), rules, DAY, "office").added, 2000);
});

/** A count over the autumn weeks of a year, or over those that the test says. */
const count = (value: number | null, days: number | null, year = 2026, weeks = ["11-02", "12-11"]): Count => ({
  value,
  days,
  from: `${year}-${weeks[0]}`,
  to: `${year}-${weeks[1]}`,
});

test("periods of other lengths or seasons are refused with the reason; short ones are too early", () => {
  const support = { ...newSupport("Check-in"), before: count(9, 30, 2025), after: count(4, 30) };
  const refusal = (part: Partial<typeof support>) => {
    const verdict = verdictOf({ ...support, ...part }, comparing);
    return verdict.ok ? verdict.value : verdict.problem;
  };
  assert.equal(refusal({}), "better");
  assert.match(refusal({ after: count(4, 27) }), /^The periods are 30 and 27 school days long\./);
  assert.equal(refusal({ after: count(4, 28) }), "better");
  for (const weeks of [
    ["03-01", "04-09"],
    ["11-24", "12-31"],
    ["10-11", "11-20"],
  ])
    assert.match(
      refusal({ after: count(4, 30, 2027, weeks) }),
      /different parts of the year.+the same weeks of two years/,
    );
  assert.equal(refusal({ after: count(4, 30, 2026, ["11-20", "12-31"]) }), "better");
  assert.match(refusal({ before: count(9, 30, 2026), after: count(4, 30, 2025) }), /must be over before the second/);
  for (const gap of [{ from: null }, { to: null }, { days: null }, { days: 300 }, { to: "2025-11-31" }])
    assert.match(refusal({ before: { ...support.before, ...gap } }), /dates or the number of school days/);
  assert.match(refusal({ before: { ...support.before, value: null } }), /no figure from before/);
  const judged = (after: [number | null, number | null], better: "lower" | "higher" = "lower") =>
    verdictOf(
      { ...support, better, before: count(4, after[1] ?? 30, 2025), after: count(after[0], after[1]) },
      comparing,
    );
  assert.deepEqual(judged([2, 30]), { ok: true, value: "better" });
  assert.deepEqual(judged([2, 30], "higher"), { ok: true, value: "worse" });
  assert.deepEqual(judged([4, 30]), { ok: true, value: "same" });
  assert.deepEqual(judged([2, 10]), { ok: true, value: "too-early" });
  assert.deepEqual(judged([null, null]), { ok: true, value: "too-early" });
});

test("results say how many, the middle change, and too few to say", () => {
  const one = (before: number, after: number) => ({
    ...newPupil("x"),
    supports: [{ ...newSupport("Check-in"), before: count(before, 30, 2025), after: count(after, 30) }],
  });
  const [outcome] = results([one(5, 3), one(4, 4), one(6, 1)], comparing);
  assert.deepEqual([outcome?.pupils, outcome?.verdicts.better, outcome?.verdicts.same, outcome?.middle], [3, 2, 1, -2]);
  assert.match(strength(3), /Too few to say, and too few to publish/);
  assert.match(strength(7), /no percentages/);
});

test("reviews that are due come oldest first, without what has ended", () => {
  const review = (code: string, day: string, ended: string | null = null) => ({
    ...newPupil(code),
    supports: [{ ...newSupport("x"), review: day, ended }],
  });
  const due = dueReviews(
    [
      review("a", "2027-03-20"),
      review("b", "2027-03-01"),
      review("c", "2027-04-01"),
      review("d", "2027-01-01", "2027-02-01"),
    ],
    DAY,
  );
  assert.deepEqual(
    due.map((one) => one.pupil.code),
    ["b", "a"],
  );
});

test("a vault's content that is spoiled or newer is refused in words", () => {
  assert.ok(readBook(JSON.stringify(EMPTY_BOOK)).ok);
  for (const text of [
    "",
    "[]",
    "null",
    '{"version":1}',
    '{"version":1,"pupils":[{"id":"x"}]}',
    '{"version":3,"pupils":[]}',
  ]) {
    const read = readBook(text);
    assert.ok(!read.ok && /Nothing has been changed/.test(read.problem), text);
  }
  const odd = readBook('{"version":1,"pupils":[],"__proto__":{"polluted":1}}');
  assert.ok(odd.ok && !("polluted" in odd.value) && !("polluted" in {}));
});
