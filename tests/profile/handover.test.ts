import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  type Book,
  EMPTY_BOOK,
  EMPTY_STORY,
  newPupil,
  newSupport,
  type Pupil,
  withEntry,
} from "../../plugins/semh/profile/tool/book.ts";
import { takeApart } from "../../plugins/semh/profile/tool/crypto.ts";
import {
  type Handover,
  mayName,
  openHandover,
  PARTS,
  parcelOf,
  readHandover,
  sealHandover,
  takeIn,
} from "../../plugins/semh/profile/tool/handover.ts";
import { HANDOVER } from "../../plugins/semh/profile/tool/kinds.ts";
import { Vault } from "../../plugins/semh/profile/tool/vault.ts";
import { comparing } from "./fixture.ts";

const DAY = "2027-07-01";
const SECRET = "otter lemon bridge quiet maple";
const ALL = new Set(PARTS.map(([id]) => id));

function leaver(code: string, part: Partial<Pupil> = {}): Pupil {
  const support = (what: string, after: number, ended: string | null) => ({
    ...newSupport(what),
    who: "TA",
    outcome: "Fewer fights at lunch",
    cost: 321,
    ended,
    before: { from: "2026-01-05", to: "2026-02-13", days: 30, value: 5 },
    after: { from: "2027-01-04", to: "2027-02-12", days: 30, value: after },
  });
  const facts = { on: DAY, by: "SENCO", rules: "2026.1", yes: ["v1", "v14"], notKnown: [], since: {}, protective: [] };
  return {
    ...withEntry({ ...newPupil(code), year: "6" }, { ...facts, concern: true, concernBy: "canary concern" }),
    told: "2027-02-02",
    story: { ...EMPTY_STORY, strengths: "Knows 64 birds.", helps: "A job to do.", people: "Talks to Anna Smith" },
    supports: [support("Check-in", 2, null), support("Lunch club", 9, "2027-05-01")],
    team: { agreed: DAY, asked: "canary team", decided: "", followUp: null },
    passing: { agreed: "2027-06-10", by: "pupil and mother", made: null },
    ...part,
  };
}

const parcel = parcelOf(leaver("P07"), ALL, comparing);
assert.ok(parcel);
const bytes = await sealHandover([parcel], DAY, SECRET);
const content: Handover = { format: "semh-handover", version: 1, made_on: DAY, pupils: [parcel] };

function problem(result: { ok: boolean; problem?: string }): string {
  assert.equal(result.ok, false);
  assert.match(result.problem ?? "", /Nothing has been changed\.$/);
  return result.problem ?? "";
}

/** The same file with another head. */
function withHead(change: (head: Record<string, unknown>) => void): Uint8Array {
  const length = new DataView(bytes.buffer).getUint32(10);
  const head = JSON.parse(new TextDecoder().decode(bytes.slice(14, 14 + length)));
  change(head);
  const text = new TextEncoder().encode(JSON.stringify(head));
  const all = new Uint8Array(14 + text.length + bytes.length - 14 - length);
  all.set(bytes.slice(0, 10));
  new DataView(all.buffer).setUint32(10, text.length);
  all.set(text, 14);
  all.set(bytes.slice(14 + length), 14 + text.length);
  return all;
}

test("only what was agreed and chosen goes along, and never a score, a fact or what the DSL was told", () => {
  assert.equal(parcelOf(leaver("P08", { passing: null }), ALL, comparing), null);
  assert.equal(parcelOf(leaver("P08", { passing: { agreed: null, by: "", made: null } }), ALL, comparing), null);
  assert.equal(parcelOf(leaver("P08", { story: null, supports: [] }), ALL, comparing), null);
  assert.deepEqual(parcel.helped, ["Check-in (TA): Fewer fights at lunch (still going on)"]);
  assert.deepEqual(parcel.going, []);
  assert.deepEqual(parcelOf(leaver("P07"), new Set(["going"]), comparing)?.going, [
    "Check-in (TA): Fewer fights at lunch",
  ]);
  assert.deepEqual(Object.keys(parcel).sort(), ["agreed", "by", "going", "helped", "ref", "story"]);
  const words = JSON.stringify(parcel);
  for (const secret of ["v14", "canary", "2027-02-02", "321", "SENCO", "Lunch club"])
    assert.ok(!words.includes(secret));
  const few = parcelOf(leaver("P07"), new Set(["helps"]), comparing);
  assert.deepEqual([few?.story.helps, few?.story.strengths, few?.helped, few?.going], ["A job to do.", "", [], []]);
});

test("texts that may hold a name are counted", () => {
  assert.equal(mayName(parcel), 1);
});

test("the file opens with its passphrase and says nothing without it", async () => {
  const opened = await openHandover(bytes, `  ${SECRET} `);
  assert.ok(opened.ok);
  assert.deepEqual(opened.value, content);
  for (const secret of ["P07", "birds", "Check-in", SECRET]) assert.ok(!Buffer.from(bytes).includes(secret));
  const parts = takeApart(bytes, HANDOVER);
  assert.ok(parts.ok);
  assert.deepEqual(Object.keys(parts.value.head.keys), ["passphrase"]);
  assert.equal(parts.value.head.keys.passphrase?.iterations, 1_000_000);
});

test("a wrong passphrase, an altered, a cut, a newer and a foreign file are refused in words", async () => {
  const words = async (data: Uint8Array, secret = SECRET) => problem(await openHandover(data, secret));
  assert.match(await words(bytes, "another one"), /does not open this hand-over file/);
  const tail = bytes.slice();
  tail[tail.length - 1] = (tail[tail.length - 1] as number) ^ 1;
  assert.match(await words(tail), /altered or damaged/);
  const moved = withHead((head) => {
    head.save = "AAAAAAAAAAAAAAAA";
  });
  assert.match(await words(moved), /altered or damaged/);
  const newer = withHead((head) => {
    head.version = HANDOVER.version + 1;
  });
  assert.match(await words(newer), /newer version of this tool/);
  assert.match(await words(bytes.slice(0, 60)), /cut short or damaged/);
  assert.match(await words(new TextEncoder().encode("code,year\r\nx,5")), /not a hand-over file of this tool/);
  const { vault } = await Vault.create(SECRET);
  const kept = await vault.seal("{}");
  assert.match(await words(kept), /That is a vault and not a hand-over file/);
  assert.match(problem(await Vault.open(bytes, "passphrase", SECRET)), /That is a hand-over file and not a vault/);
});

test("a vault's bytes under the name of a hand-over file do not open", async () => {
  const { vault } = await Vault.create(SECRET);
  const masked = await vault.seal(JSON.stringify(content));
  masked.set(new TextEncoder().encode(HANDOVER.magic));
  assert.match(problem(await openHandover(masked, SECRET)), /does not open this hand-over file/);
});

test("content that is spoiled, newer or polluting is refused or taken in without it", () => {
  const text = (change: object) => JSON.stringify({ ...content, ...change });
  assert.match(problem(readHandover(text({ version: 2 }))), /newer version/);
  assert.match(problem(readHandover(text({ pupils: [parcel, parcel] }))), /twice/);
  for (const spoiled of [
    "",
    "[]",
    "null",
    text({ format: "semh-vault" }),
    text({ pupils: [] }),
    text({ made_on: "x" }),
  ])
    problem(readHandover(spoiled));
  const odd = readHandover(text({}).replace('"pupils":[{', '"pupils":[{"__proto__":{"polluted":1},"yes":["v1"],'));
  assert.ok(odd.ok);
  assert.ok(!("polluted" in (odd.value.pupils[0] ?? {})) && !("yes" in (odd.value.pupils[0] ?? {})));
});

test("two thousand mutated files never throw and never come in altered", async () => {
  let state = 11;
  const next = (limit: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % limit;
  };
  const plain = JSON.stringify(content);
  for (let round = 0; round < 2000; round += 1) {
    const at = next(plain.length);
    const spoiled = plain.slice(0, at) + String.fromCharCode(32 + next(94)) + plain.slice(at + 1 + next(3));
    const read = readHandover(spoiled);
    if (read.ok) assert.equal(read.value.format, "semh-handover");
    else problem(read);
  }
  assert.ok(!("polluted" in {}));
});

test("taking in gives new codes, leaves out who has none, and fills only what is empty here", () => {
  const other = { ...parcel, ref: "P09" };
  const here: Book = {
    ...EMPTY_BOOK,
    pupils: [
      { ...newPupil("7100"), story: { ...EMPTY_STORY, strengths: "Football." }, supports: [newSupport("Mine")] },
    ],
  };
  const file = { ...content, pupils: [parcel, other, { ...parcel, ref: "P10" }, { ...parcel, ref: "P11" }] };
  const codes = new Map([
    ["P07", "7100"],
    ["P09", " 7101 "],
    ["P11", "A123456789012"],
  ]);
  const taken = takeIn(here, file, codes, "7", DAY);
  assert.deepEqual([taken.added, taken.filled, taken.left, taken.kept, taken.problems.length], [1, 1, 1, 1, 1]);
  const [old, fresh] = taken.book.pupils;
  assert.deepEqual([old?.story?.strengths, old?.story?.helps, old?.supports.length], ["Football.", "A job to do.", 1]);
  assert.deepEqual(old?.arrived, { on: DAY, helped: parcel.helped, going: parcel.going });
  assert.deepEqual([fresh?.code, fresh?.year, fresh?.entries, fresh?.supports], ["7101", "7", [], []]);
  assert.ok(!JSON.stringify(taken.book).includes("P07"));
  assert.equal(here.pupils[0]?.arrived, null);
  const doubled = new Map([
    ["P07", "x1"],
    ["P09", "x1"],
  ]);
  assert.match(takeIn(here, file, doubled, "7", DAY).problems[0] ?? "", /two pupils/);
});

test("a hand-over file of every version that was ever released still opens", async () => {
  const frozen = new Uint8Array(readFileSync(join(process.cwd(), "tests/profile/files/version-1.semhmoves")));
  const opened = await openHandover(frozen, SECRET);
  assert.ok(opened.ok);
  assert.deepEqual(
    opened.value.pupils.map((one) => [one.ref, one.story.helps, one.helped]),
    [["P07", "A job to do – first thing.", ["Check-in (TA)"]]],
  );
});
