import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY_BOOK, readBook } from "../../plugins/semh/profile/tool/book.ts";
import { importKey, newDataKey, openSealed, seal, takeApart, wrapKey } from "../../plugins/semh/profile/tool/crypto.ts";
import { readCsv } from "../../plugins/semh/profile/tool/csv-read.ts";
import { currentProfile } from "../../plugins/semh/profile/tool/history.ts";
import { guess, preview, targets } from "../../plugins/semh/profile/tool/mapping.ts";
import { unchanged, versionOf, withOwn } from "../../plugins/semh/profile/tool/own-rules.ts";
import { faultsOf } from "../../plugins/semh/profile/tool/own-rules-check.ts";
import { readRules, writeRules } from "../../plugins/semh/profile/tool/own-rules-file.ts";
import { differences } from "../../plugins/semh/profile/tool/own-rules-words.ts";
import { rulesOf, useRules } from "../../plugins/semh/profile/tool/rules-in-use.ts";
import { rules } from "./fixture.ts";

/** SEMH_FUZZ=2000 is the full run. */
const FILES = Number(process.env.SEMH_FUZZ ?? 200);
const DAY = "2027-03-25";
const SECRET = "otter lemon bridge quiet maple";
const POISON = [
  null,
  true,
  0,
  -1,
  1e308,
  2.5,
  "",
  "x",
  "__proto__",
  [],
  {},
  [[]],
  "\u0000",
  "2026-13-45",
  "’".repeat(400),
];
const KEYS = ["__proto__", "constructor", "prototype", "toString", "rules", "version", "", "own-1", "v1", "NOT ID"];

/** A small generator with a seed, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

function pick<T>(list: readonly T[], next: () => number): T {
  return list[Math.floor(next() * list.length)] as T;
}

function mutateText(text: string, next: () => number, marks: readonly string[]): string {
  let mutated = text;
  for (let count = 1 + Math.floor(next() * 4); count > 0; count -= 1) {
    const at = Math.floor(next() * mutated.length);
    const length = Math.floor(next() * 30);
    const part = pick([...marks, mutated.slice(at, at + length)], next);
    mutated = mutated.slice(0, at) + part + mutated.slice(at + length);
  }
  return mutated;
}

/** Works on text, so that `__proto__` stays a name. */
function mutateValues(value: unknown, next: () => number, rate: number): string {
  if (next() < rate) return JSON.stringify(pick(POISON, next));
  if (Array.isArray(value)) return `[${value.map((one) => mutateValues(one, next, rate)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, one]) => {
    const name = next() < rate ? pick(KEYS, next) : key;
    return `${JSON.stringify(name)}:${mutateValues(one, next, rate)}`;
  });
  return `{${fields.join(",")}}`;
}

function mutateJson(value: unknown, seed: number): string {
  const next = random(seed);
  const marks = ["", "{", "}", '"', ",", "\\u0000", "\uFEFF", "9".repeat(40)];
  if (seed % 2 === 0) return mutateText(JSON.stringify(value), next, marks);
  return mutateValues(value, next, 0.002 + next() * 0.03);
}

/** Run it, and see that every prototype is as it was. */
async function prototypesUntouched(run: () => void | Promise<void>): Promise<void> {
  const names = () =>
    [Object.prototype, Array.prototype, Map.prototype].map((one) => Object.getOwnPropertyNames(one).join());
  const before = names();
  await run();
  assert.deepEqual(names(), before);
  assert.ok(!("polluted" in {}));
}

function saysWhy(problem: string, seed: number): void {
  assert.match(problem, /^[A-Z“].*\.$/s, `seed ${seed}`);
}

const OWN = {
  ...unchanged(rules),
  on: "2026-12-03",
  off: ["v8"],
  points: { v1: 3 },
  caps: { "own-vulnerability": 4 },
  own: [{ id: "own-1a2b", score: "vulnerability", points: 2, text: "New here", means: "Since September." }] as const,
};
const ADAPTED = { ...OWN, own: [...OWN.own] };
const read = readCsv(Buffer.from("Adm No,Year,Class,Attendance,SEN,FSM\nx1,5,5A,88,K,Y\nx2,6,6A,97,E,N"));
assert.ok(read.ok);
const BOOK = useRules(preview(EMPTY_BOOK, read.value, guess(read.value), rules, DAY, "office").book, ADAPTED);

test(`${FILES} mutated contents of a vault: opened whole or refused in words`, () =>
  prototypesUntouched(() => {
    const before = JSON.stringify(BOOK);
    let opened = 0;
    for (let seed = 1; seed <= FILES; seed += 1) {
      const result = readBook(mutateJson(BOOK, seed));
      if (!result.ok) {
        saysWhy(result.problem, seed);
        continue;
      }
      opened += 1;
      const inUse = rulesOf(rules, result.value).rules;
      for (const pupil of result.value.pupils) currentProfile(pupil, inUse, DAY);
      assert.deepEqual(readBook(JSON.stringify(result.value)), result, `seed ${seed}`);
    }
    assert.ok(opened > 0 && opened < FILES, `${opened} of ${FILES} opened`);
    assert.equal(JSON.stringify(BOOK), before);
  }));

test(`${FILES} mutated vault files: none opens altered, every refusal is in words`, () =>
  prototypesUntouched(async () => {
    const data = newDataKey();
    const key = await importKey(data);
    const slots = {
      passphrase: await wrapKey(data, "passphrase", SECRET),
      recovery: await wrapKey(data, "recovery", "X"),
    };
    const bytes = await seal(JSON.stringify(BOOK), slots, key);
    const before = bytes.slice();
    let sound = 0;
    for (let seed = 1; seed <= FILES; seed += 1) {
      const next = random(seed);
      const spoiled = bytes.slice(0, seed % 5 === 0 ? Math.floor(next() * bytes.length) : bytes.length);
      for (let count = 1 + Math.floor(next() * 6); count > 0; count -= 1) {
        const at = Math.floor(next() * spoiled.length);
        if (at < spoiled.length) spoiled[at] = (spoiled[at] as number) ^ (1 + Math.floor(next() * 255));
      }
      const parts = takeApart(spoiled);
      sound += parts.ok ? 1 : 0;
      // with the right key at once: by the passphrase each try costs a million rounds
      const result = parts.ok ? await openSealed(parts.value, key) : parts;
      assert.ok(!result.ok, `seed ${seed}: an altered vault opened`);
      saysWhy(result.problem, seed);
    }
    assert.ok(sound > 0 && sound < FILES, `${sound} of ${FILES} had a head that could be read`);
    assert.deepEqual(bytes, before);
  }));

test(`${FILES} mutated files of rules: used only when nothing is wrong, else every reason is given`, () =>
  prototypesUntouched(() => {
    const file: unknown = JSON.parse(writeRules(rules, ADAPTED));
    let taken = 0;
    for (let seed = 1; seed <= FILES; seed += 1) {
      const result = readRules(Buffer.from(mutateJson(file, seed)), rules);
      if (!result.ok) {
        assert.ok(result.problems.length > 0, `seed ${seed}`);
        for (const one of result.problems) saysWhy(one, seed);
        continue;
      }
      taken += 1;
      assert.deepEqual(faultsOf(rules, result.own), []);
      const adapted = withOwn(rules, result.own);
      assert.deepEqual([adapted.red_flags, adapted.red_flag_route], [rules.red_flags, rules.red_flag_route]);
      assert.ok(versionOf(rules, result.own).startsWith("2026.1, adapted by the school on "));
      assert.ok(differences(rules, result.own).every((one) => one !== ""));
      assert.ok(readBook(JSON.stringify(useRules(BOOK, result.own))).ok, `seed ${seed}: what is used can be saved`);
    }
    assert.ok(taken > 0 && taken < FILES, `${taken} of ${FILES} taken`);
  }));

test(`${FILES} mutated sheets: read or refused in words, and the book that is here stays as it is`, () =>
  prototypesUntouched(() => {
    const text =
      'Code,Surname,Year,Class,Attendance,SEN,FSM,Incidents\nx1,Smith,5,5A,88,K,Y,3\nx3,Jones,6,"6, A",97,E,?,0\n';
    const before = JSON.stringify(BOOK);
    const everything = targets(rules).map((one) => one.id);
    const marks = [
      "",
      ";",
      "\t",
      '"',
      "\r\n",
      "\u0000",
      "\uFEFF",
      "__proto__",
      "A123456789012",
      "=1+1",
      "9".repeat(40),
    ];
    let taken = 0;
    for (let seed = 1; seed <= FILES; seed += 1) {
      const next = random(seed);
      const result = readCsv(Buffer.from(mutateText(text, next, marks)));
      if (!result.ok) {
        saysWhy(result.problem, seed);
        continue;
      }
      taken += 1;
      const columns = guess(result.value).map((one) => (next() < 0.2 ? pick(everything, next) : one));
      const tried = preview(BOOK, result.value, columns, rules, DAY, "office");
      assert.ok(readBook(JSON.stringify(tried.book)).ok, `seed ${seed}: what is taken in can be saved`);
      assert.doesNotMatch(JSON.stringify(tried.book), /\bA123456789012\b/, `seed ${seed}`);
    }
    assert.ok(taken > 0 && taken < FILES, `${taken} of ${FILES} taken`);
    assert.equal(JSON.stringify(BOOK), before);
  }));
