import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readBook } from "../../plugins/semh/profile/tool/book.ts";
import { ITERATIONS, takeApart } from "../../plugins/semh/profile/tool/crypto.ts";
import { IdleClock } from "../../plugins/semh/profile/tool/idle.ts";
import { MemoryKeeper, saveMark } from "../../plugins/semh/profile/tool/keeper.ts";
import { VAULT } from "../../plugins/semh/profile/tool/kinds.ts";
import { fiveWords, recoveryCode, refusal, tidy, tidyCode } from "../../plugins/semh/profile/tool/passphrase.ts";
import { Vault } from "../../plugins/semh/profile/tool/vault.ts";

const SECRET = "otter lemon bridge quiet maple";
const CONTENT = '{"pupils":["P07 canary"]}';
const made = await Vault.create(SECRET);
const bytes = await made.vault.seal(CONTENT);

function problem(result: { ok: boolean; problem?: string }): string {
  assert.equal(result.ok, false);
  return result.problem ?? "";
}

/** The same vault with another head. */
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

test("passphrase and recovery code both open a vault", async () => {
  for (const [opener, secret] of [
    ["passphrase", SECRET],
    ["passphrase", `  ${SECRET} `],
    ["recovery", made.code],
    ["recovery", made.code.toLowerCase().replace(/-/g, " ")],
  ] as const) {
    const opened = await Vault.open(bytes, opener, secret);
    assert.ok(opened.ok);
    assert.equal(opened.value.content, CONTENT);
  }
});

test("a million rounds, a fresh vector each save, and no word of the content in the bytes", async () => {
  const again = await made.vault.seal(CONTENT);
  const [one, two] = [takeApart(bytes), takeApart(again)];
  assert.ok(one.ok && two.ok);
  assert.equal(one.value.head.keys.passphrase?.iterations, ITERATIONS);
  assert.equal(ITERATIONS, 1_000_000);
  assert.notEqual(one.value.head.iv, two.value.head.iv);
  assert.notEqual(one.value.head.keys.passphrase?.salt, one.value.head.keys.recovery?.salt);
  for (const secret of ["canary", "pupils", SECRET, made.code]) assert.ok(!Buffer.from(bytes).includes(secret));
});

test("a wrong passphrase and a wrong code are refused in words", async () => {
  assert.match(problem(await Vault.open(bytes, "passphrase", "otter lemon bridge quiet")), /does not open this vault/);
  assert.match(problem(await Vault.open(bytes, "recovery", recoveryCode())), /recovery code does not open/);
});

test("every altered byte of the encrypted part and of the head is refused", async () => {
  const last = bytes.length - 1;
  const tail = bytes.slice();
  tail[last] = (tail[last] as number) ^ 1;
  assert.match(problem(await Vault.open(tail, "passphrase", SECRET)), /altered or damaged/);
  const moved = withHead((head) => {
    head.save = "AAAAAAAAAAAAAAAA";
  });
  assert.match(problem(await Vault.open(moved, "passphrase", SECRET)), /altered or damaged/);
});

test("cut short, newer, foreign, weak and huge files are refused before anything is tried", () => {
  for (let length = 0; length < bytes.length; length += 37) {
    const parts = takeApart(bytes.slice(0, length));
    if (parts.ok) assert.ok(length > bytes.length - CONTENT.length - 1);
  }
  assert.match(problem(takeApart(bytes.slice(0, 60))), /cut short or damaged/);
  const newer = withHead((head) => {
    head.version = VAULT.version + 1;
  });
  assert.match(problem(takeApart(newer)), /newer version of this tool/);
  assert.match(problem(takeApart(new TextEncoder().encode("code,year\r\n"))), /not a vault/);
  assert.match(problem(takeApart(new Uint8Array(21 * 1024 * 1024))), /larger than 20 MB/);
  for (const iterations of [1, 599_999, 10_000_001, 1e300, "1000000"]) {
    const weak = withHead((head) => {
      (head.keys as { passphrase: Record<string, unknown> }).passphrase.iterations = iterations;
    });
    assert.match(problem(takeApart(weak)), /cut short or damaged/);
  }
});

test("after a change only the new passphrase opens, and after a new code only the new code", async () => {
  const { vault, code } = await Vault.create(SECRET);
  assert.match(problem(await vault.changePassphrase("passphrase", "wrong one altogether", "x")), /does not open/);
  assert.ok((await vault.changePassphrase("recovery", code, "seven green bottles stand")).ok);
  const fresh = await vault.newCode("seven green bottles stand");
  assert.ok(fresh.ok);
  const saved = await vault.seal("{}");
  assert.ok((await Vault.open(saved, "passphrase", "seven green bottles stand")).ok);
  assert.ok((await Vault.open(saved, "recovery", fresh.value)).ok);
  problem(await Vault.open(saved, "passphrase", SECRET));
  problem(await Vault.open(saved, "recovery", code));
});

test("letters are the same however the keyboard makes them", () => {
  assert.equal(tidy(" cafe\u0301 "), tidy("caf\u00e9"));
  assert.equal(tidyCode("ab2cd ef3gh"), "AB2CD-EF3GH");
  assert.match(refusal("thirteen let.") ?? "", /at least 14/);
  assert.match(refusal("aaaaaaaaaaaaaaa") ?? "", /different letters/);
  assert.equal(refusal("a plain sentence"), null);
  assert.equal(fiveWords(["one", "two", "three"]).split(" ").length, 5);
});

test("a save is refused when another window saved in between", async () => {
  const keeper = new MemoryKeeper();
  assert.equal(await keeper.save(bytes, null), true);
  const other = await made.vault.seal("{}");
  assert.equal(await keeper.save(other, "another mark"), false);
  assert.equal(await keeper.save(other, saveMark(bytes)), true);
});

test("the vault locks by the clock, and waking after sleep is no sign of the person", () => {
  let now = 0;
  const clock = new IdleClock(10, () => now);
  now = 8 * 60_000;
  assert.equal(clock.state(), "open");
  now = 9 * 60_000 + 1;
  assert.equal(clock.state(), "warn");
  clock.touch();
  assert.equal(clock.state(), "open");
  now += 8 * 3_600_000;
  clock.touch();
  assert.equal(clock.state(), "lock");
  now = -1;
  assert.equal(clock.state(), "lock");
});

test("a vault of every version that was ever released still opens", async () => {
  const frozen = new Uint8Array(readFileSync(join(process.cwd(), "tests/profile/files/version-1.semhvault")));
  const opened = await Vault.open(frozen, "passphrase", "seven green bottles – Straße");
  assert.ok(opened.ok);
  const book = readBook(opened.value.content);
  assert.ok(book.ok);
  assert.deepEqual(book.value.pupils[0]?.entries[0]?.since, { v13: "2026-07" });
});
