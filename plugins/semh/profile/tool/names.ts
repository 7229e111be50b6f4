/** Notices what looks like a name or a national number, so that it stays out of the vault. */

const UPN = /\b[A-Z]\d{11}[A-Z0-9]\b/i;
const LONG_NUMBER = /\b\d{10,}\b/;
const EMAIL = /\S+@\S+\.\S+/;
const BORN = /\b\d{1,2}[/.-]\d{1,2}[/.-](19|20)\d{2}\b/;
/** Two capitalised words, with or without a comma, as in “Smith, Anna”. */
const TWO_NAMES = /\b[A-Z][a-z’'-]+,?\s+[A-Z][a-z’'-]{2,}\b/;
const ONE_NAME = /^[A-Z][a-z’'-]{2,}$/;

/** Why a code cannot be used, or null. */
export function codeRefusal(code: string): string | null {
  if (code.trim() === "") return "Give a code.";
  if (code.trim().length > 20) return "A code has at most 20 letters and digits.";
  return isNumber(code)
    ? "This looks like a UPN, a national number or an address. Use a code of the school’s own."
    : null;
}

/** A warning about a code that may be a name, or null. */
export function codeWarning(code: string): string | null {
  const plain = code.trim();
  if (!ONE_NAME.test(plain) && !TWO_NAMES.test(plain) && !/\s/.test(plain)) return null;
  return "This may be a name. A code should say nothing to somebody who finds it.";
}

/** A warning about free text, or null. */
export function textWarning(text: string): string | null {
  if (isNumber(text)) return "This holds what looks like a UPN, a date of birth or an address. Take it out.";
  return TWO_NAMES.test(text) ? "This may hold a person’s name. Write the code, or the role." : null;
}

/** Whether the cells of a column are names, national numbers or addresses for the most part. */
export function looksPersonal(cells: readonly string[]): boolean {
  const filled = cells.filter((one) => one.trim() !== "").slice(0, 200);
  const bad = filled.filter((one) => isNumber(one) || TWO_NAMES.test(one) || /^[A-Z][a-z]+, ?[A-Z]/.test(one));
  return filled.length > 0 && bad.length / filled.length > 0.5;
}

/** Whether there is a national number, a date of birth or an address in it. */
export function isNumber(text: string): boolean {
  return UPN.test(text) || LONG_NUMBER.test(text) || EMAIL.test(text) || BORN.test(text);
}
