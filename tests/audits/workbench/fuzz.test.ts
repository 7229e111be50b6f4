import assert from "node:assert/strict";
import { test } from "node:test";
import {
  applyPlan,
  describeHere,
  describeItem,
  planImport,
} from "../../../plugins/semh/audits/workbench/import-plan.ts";
import { readFile } from "../../../plugins/semh/audits/workbench/read-file.ts";
import { sortedOut } from "../../../plugins/semh/audits/workbench/records.ts";
import { writeFile } from "../../../plugins/semh/audits/workbench/write-file.ts";
import { readFixture, record, smallAudit, workbench } from "./fixture.ts";

/** SEMH_FUZZ=2000 is the full run. */
const FILES = Number(process.env.SEMH_FUZZ ?? 200);
const POISON = [null, true, 0, -1, 1e308, "", "x", "__proto__", [], {}, [[]], "\u0000", "2026-13-45", "’".repeat(400)];
const KEYS = ["__proto__", "constructor", "prototype", "toString", "answers", "version", "", "a.b", "NOT ID"];

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

/** The text with a few characters changed, cut or doubled. */
function mutateText(text: string, next: () => number): string {
  let mutated = text;
  for (let count = 1 + Math.floor(next() * 4); count > 0; count -= 1) {
    const at = Math.floor(next() * mutated.length);
    const length = Math.floor(next() * 30);
    const part = pick(
      ["", "{", "}", '"', ",", "\\u0000", "\uFEFF", "9".repeat(40), mutated.slice(at, at + length)],
      next,
    );
    mutated = mutated.slice(0, at) + part + mutated.slice(at + length);
  }
  return mutated;
}

/** The file with a few values or names replaced, anywhere in it. Works on text so that `__proto__` stays a name. */
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

for (const version of ["version-1", "version-2", "version-3", "version-4"])
  test(`${version}: ${FILES} mutated files: never an uncaught error, nothing changed here, every prototype untouched`, () => {
    const text = readFixture(`${version}.semh.json`);
    const parsed: unknown = JSON.parse(text);
    const audit = smallAudit();
    const here = workbench(record({ "lead.champion": { now: "started" } }));
    const before = writeFile(here, "x");
    const prototypes = () =>
      [Object.prototype, Array.prototype, Map.prototype].map((one) => Object.getOwnPropertyNames(one).join());
    const untouched = prototypes();
    let opened = 0;
    for (let seed = 1; seed <= FILES; seed += 1) {
      const next = random(seed);
      const mutated = seed % 2 === 0 ? mutateText(text, next) : mutateValues(parsed, next, 0.002 + next() * 0.03);
      const result = readFile(mutated);
      if (!result.ok) {
        assert.match(result.problem, /^[A-Z].*\.$/s, `seed ${seed}`);
        continue;
      }
      opened += 1;
      const plan = planImport(result.value, here, [audit]);
      for (const item of plan.items)
        describeItem(item, result.value.savedAt, new Date()) + describeHere(item, new Date());
      const applied = applyPlan(plan, new Map(), true, here, "2026-11-24T00:00:00.000Z");
      const written = writeFile(
        { school: applied.school, ...sortedOut(applied.records), extra: applied.extra },
        "2026-11-24T00:00:00.000Z",
      );
      assert.ok(readFile(written).ok, `seed ${seed}: what was opened can be saved and opened again`);
    }
    assert.ok(
      opened > 0 && opened < FILES,
      `${opened} of ${FILES} opened: the mutations are neither too weak nor too strong`,
    );
    assert.equal(writeFile(here, "x"), before);
    assert.deepEqual(prototypes(), untouched);
  });
