/** Which rules score: the programme's or the school's; and which factors an entry of an earlier day was asked. */
import type { Book } from "./book.ts";
import { adaptedWords, canScore, type OwnRules, withOwn } from "./own-rules.ts";
import type { Rules } from "./scoring.ts";

/** How many earlier rules a vault keeps. */
const MOST_EARLIER = 60;

/** The rules that score. Adapted ones that cannot score with this edition are left aside, and `leftAside` says so. */
export function rulesOf(base: Rules, book: Book): { readonly rules: Rules; readonly leftAside: boolean } {
  if (book.rules === null) return { rules: base, leftAside: false };
  const rules = withOwn(base, book.rules);
  return canScore(rules) ? { rules, leftAside: false } : { rules: base, leftAside: true };
}

/** The book with other rules, or with the programme's own. Rules by which something was entered are kept with it. */
export function useRules(book: Book, own: OwnRules | null): Book {
  const used = new Set(book.pupils.flatMap((pupil) => pupil.entries.map((entry) => tail(entry.rules))));
  const wanted = own === null ? "" : adaptedWords(own);
  const before = [...book.earlierRules, ...(book.rules === null ? [] : [book.rules])];
  const once = before.filter((one, at) => before.findIndex((two) => adaptedWords(two) === adaptedWords(one)) === at);
  const earlier = once.filter((one) => used.has(adaptedWords(one)) && adaptedWords(one) !== wanted);
  return { ...book, rules: own, earlierRules: earlier.slice(-MOST_EARLIER) };
}

/** The ids of the factors that an entry by this version was asked; null when the vault does not know those rules. */
export function askedBy(version: string, base: Rules, book: Book): ReadonlySet<string> | null {
  const adapted = tail(version);
  if (adapted === "") return new Set(base.factors.map((one) => one.id));
  const rules = [...book.earlierRules, ...(book.rules === null ? [] : [book.rules])];
  const found = rules.find((one) => adaptedWords(one) === adapted);
  return found === undefined ? null : new Set(withOwn(base, found).factors.map((one) => one.id));
}

/** The part of a version that says what the school made of it. */
function tail(version: string): string {
  const at = version.indexOf(", adapted");
  return at < 0 ? "" : version.slice(at);
}
