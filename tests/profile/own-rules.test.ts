import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  BOOK_VERSION,
  type Book,
  EMPTY_BOOK,
  type Entry,
  newPupil,
  type Pupil,
  readBook,
  withEntry,
} from "../../plugins/semh/profile/tool/book.ts";
import { readCsv } from "../../plugins/semh/profile/tool/csv-read.ts";
import { changeOf, currentProfile } from "../../plugins/semh/profile/tool/history.ts";
import { preview } from "../../plugins/semh/profile/tool/mapping.ts";
import { markOf, type OwnRules, unchanged, versionOf, withOwn } from "../../plugins/semh/profile/tool/own-rules.ts";
import { faultsOf } from "../../plugins/semh/profile/tool/own-rules-check.ts";
import { readRules, writeRules } from "../../plugins/semh/profile/tool/own-rules-file.ts";
import { differences } from "../../plugins/semh/profile/tool/own-rules-words.ts";
import { askedBy, rulesOf, useRules } from "../../plugins/semh/profile/tool/rules-in-use.ts";
import { Vault } from "../../plugins/semh/profile/tool/vault.ts";
import { rules } from "./fixture.ts";

const DAY = "2026-12-03";

/** Rules as a school adapted them, with what the test says. */
function own(part: Partial<OwnRules> = {}): OwnRules {
  return { ...unchanged(rules), on: DAY, ...part };
}

const REFUGEE = {
  id: "own-1a2b",
  score: "vulnerability",
  points: 2,
  text: "New to the country",
  means: "Under a year in the country, as the family has told us.",
} as const;

function pupilWith(yes: string[], part: Partial<Entry> = {}): Pupil {
  const entry: Entry = {
    on: DAY,
    by: "SENCO",
    rules: rules.version,
    yes,
    notKnown: [],
    since: {},
    protective: [],
    concern: false,
    concernBy: "",
    ...part,
  };
  return withEntry({ ...newPupil("P1"), year: "5" }, entry);
}

function texts(adapted: OwnRules): string[] {
  return faultsOf(rules, adapted).map((one) => one.text);
}

test("factors off and on, points, caps, bands and the school's own factors score", () => {
  const adapted = own({
    off: ["v8"],
    points: { v14: 3 },
    caps: { "own-vulnerability": 2 },
    bands: unchanged(rules).bands.map((one) => (one.id === "watch" ? { ...one, title: "Keep an eye on" } : one)),
    own: [REFUGEE, { ...REFUGEE, id: "own-2", text: "Left alone at break", points: 2 }],
  });
  assert.deepEqual(texts(adapted), []);
  const profile = currentProfile(pupilWith(["v8", "v14", "own-1a2b", "own-2"]), withOwn(rules, adapted), DAY);
  assert.equal(profile?.vulnerability.points, 5);
  assert.equal(profile?.vulnerability.band.title, "Keep an eye on");
  assert.deepEqual(
    profile?.vulnerability.counted.map((one) => one.id),
    ["v14", "own-1a2b", "own-2"],
  );
  assert.deepEqual(differences(rules, adapted), [
    "Off: V8 Free school meals through income, now or in the last six years",
    "V14 Known at home: mental ill health, substance misuse, domestic abuse or prison: 3 points in place of 2",
    "New in Vulnerability, 2: New to the country",
    "New in Vulnerability, 2: Left alone at break",
    "Factors of your own in Vulnerability give 2 together at most",
    "The band “Watch and plan” is called “Keep an eye on”",
  ]);
  assert.deepEqual(differences(rules, own()), []);
});

test("red flags and protective factors are no part of what can be changed", () => {
  const forged = { ...own({ off: ["v1"] }), red_flags: [], red_flag_route: "", protective: [], talk_always: [] };
  const adapted = withOwn(rules, forged);
  for (const key of ["red_flags", "red_flag_route", "protective", "talk_always", "talk_from"] as const)
    assert.deepEqual(adapted[key], rules[key]);
  const read = readRules(Buffer.from(writeRules(rules, forged)), rules);
  assert.ok(read.ok && !("red_flags" in read.own));
  assert.deepEqual(texts(own({ off: ["v7"] })), ["“V7 Missed 50% or more of sessions” cannot be switched off."]);
});

test("everything that is wrong is said at once, in words, with the field", () => {
  const wrong = own({
    off: ["v7", ...rules.factors.filter((one) => one.score === "behaviour").map((one) => one.id)],
    points: { v1: 0, v2: 2.5 },
    caps: { "own-behaviour": 99 },
    own: [
      { ...REFUGEE, text: "", means: "" },
      { ...REFUGEE, id: "own-2", text: "Young carer", points: 6 },
      { ...REFUGEE, id: "own-3", text: "Self-harm known" },
      { ...REFUGEE, id: "own-4", text: "A123456789012" },
    ],
    bands: [
      { id: "everyday", title: "Fine", vulnerability: 0, behaviour: 1 },
      { id: "watch", title: "fine ", vulnerability: 4, behaviour: 4 },
      { id: "targeted", title: "", vulnerability: 4, behaviour: 5 },
      { id: "senior", title: "x".repeat(31), vulnerability: 40, behaviour: 6.5 },
    ],
  });
  const faults = faultsOf(rules, wrong);
  assert.deepEqual(
    faults.map((one) => one.field),
    [
      "points-v1",
      "points-v2",
      "on-v7",
      "on-b1",
      "text-own-1a2b",
      "means-own-1a2b",
      "points-own-2",
      "text-own-2",
      "text-own-3",
      "text-own-4",
      "cap-own-behaviour",
      "band-watch",
      "band-targeted",
      "band-senior",
      "from-vulnerability-targeted",
      "from-vulnerability-senior",
      "from-behaviour-everyday",
      "from-behaviour-senior",
    ],
  );
  for (const { text } of faults) assert.match(text, /^[A-Z“].*\.$/s);
  assert.ok(faults.some((one) => /red flag/.test(one.text) && /tell the DSL/.test(one.text)));
  assert.equal(faultsOf({ ...rules, school: null }, own()).length, 1);
});

test("the version says adapted, by the day, and the mark is that of the rules", () => {
  const adapted = own({ off: ["v8"] });
  assert.match(versionOf(rules, adapted), /^2026\.1, adapted by the school on 3 Dec 2026, mark [0-9A-Z]{4}$/);
  assert.equal(markOf(adapted), markOf({ ...adapted, on: "2027-01-01" }));
  assert.notEqual(markOf(adapted), markOf(own({ off: ["v9"] })));
});

test("two entries made by different rules are scored by one, and what was not asked both times is left out", () => {
  const adapted = own({ off: ["v8"], own: [REFUGEE] });
  const label = versionOf(rules, adapted);
  let pupil = pupilWith(["v4", "v8"], { on: "2026-10-01" });
  pupil = withEntry(pupil, { ...(pupil.entries[0] as Entry), on: DAY, rules: label, yes: ["v8", "v9", "own-1a2b"] });
  const book = useRules({ ...EMPTY_BOOK, pupils: [pupil] }, adapted);
  const asked = (version: string) => askedBy(version, rules, book);
  const compared = changeOf(pupil, rulesOf(rules, book).rules, DAY, asked);
  assert.ok(compared.state === "change");
  assert.deepEqual(compared.change.points.vulnerability, [1, 1]);
  assert.deepEqual(
    compared.change.moves.map((one) => [one.factor.id, one.how]),
    [
      ["v4", "gone"],
      ["v9", "new"],
    ],
  );
  assert.equal(compared.change.other?.scoredBy, label);
  assert.deepEqual(
    compared.change.other?.notAsked.map((one) => one.id),
    ["own-1a2b"],
  );
  const back = useRules(book, null);
  assert.deepEqual(back.earlierRules, [adapted]);
  const later = changeOf(pupil, rulesOf(rules, back).rules, DAY, (version) => askedBy(version, rules, back));
  assert.ok(later.state === "change" && later.change.other?.scoredBy === rules.version);
  assert.deepEqual(
    later.change.other?.notAsked.map((one) => one.id),
    ["v8"],
  );
  assert.deepEqual(
    changeOf(pupil, rules, DAY, (version) => askedBy(version, rules, { ...back, earlierRules: [] })),
    { state: "unknown-rules", version: label },
  );
});

test("rules by which nothing was entered are not kept, and putting the programme's back scores as before", () => {
  const pupil = pupilWith(["v4", "v8"]);
  const start: Book = { ...EMPTY_BOOK, pupils: [pupil] };
  const adapted = useRules(start, own({ off: ["v8"] }));
  assert.equal(currentProfile(pupil, rulesOf(rules, adapted).rules, DAY)?.vulnerability.points, 1);
  assert.deepEqual(useRules(adapted, null), start);
});

test("rules that no longer fit the edition are left aside, and it is said", () => {
  const newer = { ...rules, bands: rules.bands.map((one) => ({ ...one, id: `${one.id}-2` })) };
  const first = newer.bands[0] as (typeof newer.bands)[number];
  const mixed = { ...newer, bands: [first, { ...first, id: "senior" }, ...newer.bands.slice(1)] };
  const book = { ...EMPTY_BOOK, rules: own() };
  assert.equal(rulesOf(rules, book).leftAside, false);
  assert.deepEqual(rulesOf(mixed, book), { rules: mixed, leftAside: true });
});

test("a file of rules comes back as it went, holds no pupil, and a wrong one says everything that is wrong", () => {
  const adapted = own({ off: ["v8"], points: { v1: 3 }, own: [REFUGEE] });
  const text = writeRules(rules, adapted);
  assert.deepEqual(readRules(Buffer.from(text), rules), { ok: true, own: adapted, follows: rules.version });
  assert.ok(text.length < 4000 && !/pupil|code|entries/i.test(Object.keys(JSON.parse(text).rules).join()));
  const problems = (data: string | Uint8Array) => {
    const read = readRules(typeof data === "string" ? Buffer.from(data) : data, rules);
    return read.ok ? [] : read.problems;
  };
  assert.match(problems("nothing")[0] ?? "", /no file of rules/);
  assert.match(problems('{"format":"semh"}')[0] ?? "", /no file of rules/);
  assert.match(problems(text.replace('"version": 1', '"version": 2'))[0] ?? "", /newer version/);
  assert.match(problems(text.replace('"off"', '"of"'))[0] ?? "", /cut short or damaged/);
  assert.match(problems(new Uint8Array(300_000))[0] ?? "", /larger than 200 KB/);
  assert.equal(
    problems(writeRules(rules, own({ off: ["v7"], points: { v1: 9 }, own: [{ ...REFUGEE, text: "" }] }))).length,
    3,
  );
});

test("an import keeps the answers to factors that are switched off", () => {
  const book: Book = { ...EMPTY_BOOK, pupils: [pupilWith(["v8", "b1"], { on: "2026-10-01" })] };
  const read = readCsv(Buffer.from("Code,SEN\nP1,K"));
  assert.ok(read.ok);
  const tried = preview(book, read.value, ["code", "sen"], withOwn(rules, own({ off: ["v8"] })), DAY, "office");
  assert.deepEqual(tried.book.pupils[0]?.entries[1]?.yes, ["v4", "b1", "v8"]);
});

test("a vault from before schools could adapt rules opens unchanged", async () => {
  const frozen = new Uint8Array(readFileSync(join(process.cwd(), "tests/profile/files/version-1.semhvault")));
  const opened = await Vault.open(frozen, "passphrase", "seven green bottles – Straße");
  assert.ok(opened.ok);
  const was = JSON.parse(opened.value.content);
  assert.equal(was.version, 1);
  const book = readBook(opened.value.content);
  assert.ok(book.ok);
  const { rules: adapted, earlierRules, version, pupils } = book.value;
  assert.deepEqual([adapted, earlierRules, version], [null, [], BOOK_VERSION]);
  assert.deepEqual(rulesOf(rules, book.value), { rules, leftAside: false });
  const entries = (all: { entries: Entry[] }[]) =>
    all.flatMap((one) => one.entries.map((entry) => [entry.on, entry.rules, entry.yes]));
  assert.deepEqual(entries(pupils), entries(was.pupils));
  assert.deepEqual(readBook(JSON.stringify(book.value)), book);
});

test("a vault with adapted rules, as it was once saved, still opens with them", async () => {
  const frozen = new Uint8Array(readFileSync(join(process.cwd(), "tests/profile/files/version-2.semhvault")));
  const opened = await Vault.open(frozen, "passphrase", "seven green bottles – Straße");
  assert.ok(opened.ok);
  const book = readBook(opened.value.content);
  assert.ok(book.ok);
  const inUse = rulesOf(rules, book.value);
  assert.equal(inUse.leftAside, false);
  assert.equal(inUse.rules.version, book.value.pupils[0]?.entries[0]?.rules);
  const profile = currentProfile(book.value.pupils[0] as Pupil, inUse.rules, "2026-12-04");
  assert.deepEqual(
    profile?.vulnerability.counted.map((one) => [one.id, one.points]),
    [
      ["v4", 1],
      ["v6", 1],
      ["v14", 3],
      ["own-1a2b", 2],
    ],
  );
});
