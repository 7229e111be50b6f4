/** Passphrases and recovery codes: made here from random numbers, or chosen by the person and checked. */
import { random } from "./crypto.ts";

/** The fewest letters of a passphrase that somebody chose. */
export const SHORTEST = 14;
const WORDS = 5;
/** Letters and digits that nobody confuses on paper. */
const CODE_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

/** A passphrase as the vault takes it: the same letters however the keyboard makes them, without space around. */
export function tidy(passphrase: string): string {
  return passphrase.normalize("NFKC").trim();
}

/** Why a chosen passphrase is refused, or null. */
export function refusal(passphrase: string): string | null {
  const plain = tidy(passphrase);
  if ([...plain].length < SHORTEST) return `Use at least ${SHORTEST} letters, or take the five words that are offered.`;
  if (new Set(plain.toLowerCase()).size < 6) return "Use more different letters: the same few can be guessed.";
  return null;
}

/** Five words, each as likely as any other. */
export function fiveWords(words: readonly string[]): string {
  return Array.from({ length: WORDS }, () => words[below(words.length)]).join(" ");
}

/** A code of six groups of five, to print and lock away. */
export function recoveryCode(): string {
  const group = () => Array.from({ length: 5 }, () => CODE_LETTERS[below(CODE_LETTERS.length)]).join("");
  return Array.from({ length: 6 }, group).join("-");
}

/** A recovery code as it was typed, in the form in which it was made. */
export function tidyCode(typed: string): string {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
  return (plain.match(/.{1,5}/g) ?? []).join("-");
}

/** A number from 0 up to and without `limit`; numbers that would favour some are thrown away. */
function below(limit: number): number {
  const fair = 65536 - (65536 % limit);
  for (;;) {
    const [high, low] = random(2) as unknown as [number, number];
    const value = high * 256 + low;
    if (value < fair) return value % limit;
  }
}
