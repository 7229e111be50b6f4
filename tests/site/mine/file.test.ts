/** The `semh-notes` file: what is written is read again, what is not ours is refused in words, nothing reaches a prototype. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readNotesFile, writeNotesFile } from "../../../plugins/semh/site/mine/file.ts";
import { merge } from "../../../plugins/semh/site/mine/merge.ts";
import { type Kept, VERSION } from "../../../plugins/semh/site/mine/names.ts";
import { linesFor } from "../../../plugins/semh/site/mine/school-words.ts";
import { Shelf } from "../../../plugins/semh/site/mine/shelf.ts";

const frozen = readFileSync("tests/site/mine/files/version-1.semh-notes.json", "utf8");

function kept(text = frozen): Kept {
  const read = readNotesFile(text);
  assert.ok(read.ok, read.ok ? "" : read.problem);
  return read.value;
}

function problem(text: string): string {
  const read = readNotesFile(text);
  assert.ok(!read.ok, "it was read");
  return read.problem;
}

test("the frozen file of version 1 is read and written again whole", () => {
  const { notes, done, cpd, school } = JSON.parse(frozen);
  assert.deepEqual(kept(), { notes, done, cpd, school });
  assert.deepEqual(kept(writeNotesFile(kept(), "2026-11-24T10:00:00.000Z")), kept());
});

test("a newer version, another format and a damaged file are refused in words", () => {
  assert.match(
    problem(frozen.replace('"version": 1', '"version": 2')),
    /newer page .*version 2.*Nothing has been changed/,
  );
  assert.match(problem(frozen.replace("semh-notes", "semh-workbench")), /does not hold notes/);
  for (const version of ['"1"', "0", "1.5", "null"])
    assert.match(problem(frozen.replace('"version": 1', `"version": ${version}`)), /does not hold notes/);
  assert.match(problem(frozen.slice(0, -20)), /cannot be read/);
  assert.match(problem(`"${"x".repeat(2_100_000)}"`), /larger than 2 MB/);
});

test("a fault in one field refuses the whole file", () => {
  const faults: [string, string][] = [
    ['"minutes": 90', '"minutes": -1'],
    ['"minutes": 90', '"minutes": "90"'],
    ['"on": "2026-11-20"', '"on": "yesterday"'],
    ['"key": "s7"', '"key": "../s7"'],
    ["data:image/png;base64,iVBORw0KGgo=", "data:image/svg+xml;base64,PHN2Zz4="],
  ];
  for (const [from, to] of faults) {
    assert.ok(frozen.includes(from), from);
    assert.match(problem(frozen.replace(from, to)), /cannot be opened/);
  }
  const twice = JSON.parse(frozen);
  twice.cpd.push(twice.cpd[0]);
  assert.match(problem(JSON.stringify(twice)), /same id/);
});

test("names that would reach a prototype, and details nobody knows, are left out", () => {
  const file = frozen.replace(
    '"school": {',
    '"__proto__": {"polluted": 1}, "school": {"__proto__": {"polluted": 1}, "pupil": "x",',
  );
  assert.deepEqual(kept(file), kept());
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
});

test("an unharmed reader: two thousand mutated files never throw", () => {
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let run = 0; run < Number(process.env.SEMH_FUZZ ?? 400); run += 1) {
    const at = next(frozen.length);
    const piece = ['"', "{", "null", "[]", "\\", "9e999", "\u0000", "}"][next(8)] ?? "";
    readNotesFile(frozen.slice(0, at) + piece + frozen.slice(at + next(9)));
  }
});

test("opening a file adds what is new and asks about what differs", () => {
  const here = kept();
  assert.deepEqual([merge(here, here).added, merge(here, here).differences.length], [0, 0]);
  const file = kept();
  const [note, entry, mark] = [file.notes[0], file.cpd[0], file.done[0]];
  assert.ok(note && entry && mark);
  note.text = "In the file";
  entry.minutes = 30;
  mark.on = "2026-01-01";
  file.school.school_name = "Ash School";
  file.cpd.push({ ...entry, id: "another" });
  const plan = merge(here, file);
  assert.deepEqual([plan.added, plan.differences.length], [1, 4]);
  assert.deepEqual([...plan.changes("here").keys()], ["cpd:another"]);
  assert.equal(plan.changes("file").get(`reflect:${note.key}`), "In the file");
  assert.equal(plan.changes("file").get("school:school_name"), "Ash School");
  const both = plan.changes("both");
  assert.equal(both.get(`reflect:${note.key}`), `${here.notes[0]?.text}\n\nIn the file`);
  assert.equal(both.get(`done:${mark.key}`), "2026-01-01");
  assert.ok(!both.has("school:school_name") && !both.has(`cpd:${entry.id}`));
  assert.equal([...both.keys()].filter((name) => name.startsWith("cpd:")).length, 2);
});

class Full implements Storage {
  [name: string]: unknown;
  length = 0;
  readonly #most: number;
  constructor(most: number) {
    this.#most = most;
  }
  setItem(name: string, value: string): void {
    if (!(name in this) && Object.keys(this).length > this.#most) throw new Error("full");
    this[name] = value;
  }
  getItem(name: string): string | null {
    return typeof this[name] === "string" ? (this[name] as string) : null;
  }
  removeItem(name: string): void {
    delete this[name];
  }
  clear(): void {}
  key(): string | null {
    return null;
  }
}

test("a full browser takes all of a file or nothing of it", () => {
  const storage = new Full(2);
  const shelf = new Shelf("/semh/", storage);
  shelf.set("cpd:a", "1");
  assert.equal(
    shelf.write(
      new Map([
        ["cpd:a", "2"],
        ["cpd:b", "3"],
        ["cpd:c", "4"],
      ]),
    ),
    null,
  );
  assert.deepEqual([shelf.get("cpd:a"), shelf.names("cpd:")], ["1", ["a"]]);
});

test("without a store the words stay on the screen", () => {
  const shelf = new Shelf("/semh/", null);
  assert.equal(shelf.set("reflect:a", "words"), false);
  assert.deepEqual([shelf.keeps, shelf.get("reflect:a"), shelf.names("reflect:")], [false, "words", ["a"]]);
  shelf.set("reflect:a", "");
  assert.deepEqual(shelf.names("reflect:"), []);
});

test("a place keeps its lines when nothing is known for it", () => {
  const school = { school_phone: "01823 000000", dsl_name: "Mr Ash", out_of_hours_contact: "07700 900000" };
  assert.deepEqual(linesFor("contact", school), ["01823 000000", "Keeps children safe: Mr Ash"]);
  assert.deepEqual(linesFor("from", school), []);
  assert.ok(!["contact", "ask", "from"].some((place) => linesFor(place, school).join().includes("07700")));
  assert.equal(VERSION, 1);
});

test("where nothing is to be kept words stay in memory, removals reach the browser, and all is kept once that ends", () => {
  const inside = new Map<string, string>([["semh:/s/:done:a", "2026-11-01"]]);
  const storage = {
    getItem: (name: string) => inside.get(name) ?? null,
    setItem: (name: string, value: string) => inside.set(name, value),
    removeItem: (name: string) => inside.delete(name),
  } as unknown as Storage;
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
  const shelf = new Shelf("/s/", storage);
  assert.equal(shelf.keeps, true);
  inside.set("semh-workbench:/s/:keeping", "off");
  assert.equal(shelf.keeps, false);
  assert.equal(shelf.set("reflect:a", "Mine"), false);
  assert.ok(
    shelf.write(
      new Map([
        ["cpd:a", "{}"],
        ["done:a", ""],
      ]),
    ),
  );
  assert.deepEqual([...inside.keys()], ["semh-workbench:/s/:keeping"]);
  assert.deepEqual([shelf.get("reflect:a"), shelf.get("cpd:a"), shelf.get("done:a")], ["Mine", "{}", ""]);
  assert.equal(shelf.unkept, true);
  inside.delete("semh-workbench:/s/:keeping");
  shelf.settle();
  assert.deepEqual([inside.get("semh:/s/:reflect:a"), inside.get("semh:/s/:cpd:a")], ["Mine", "{}"]);
  assert.equal(shelf.unkept, false);
  Reflect.deleteProperty(globalThis, "localStorage");
});
