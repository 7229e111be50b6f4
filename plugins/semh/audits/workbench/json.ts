/** Copies values out of files that somebody else may have written, without ever touching an object's prototype. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Fields that this page does not know and hands on unchanged. */
export type Extra = { readonly [key: string]: Json };

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
const MAX_DEPTH = 40;

/** Whether a value is an object with named fields (not null, not a list). */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A fresh deep copy made of plain lists and objects. Names that reach a prototype are left out, and what is nested
 * deeper than forty levels or is not JSON becomes null.
 */
export function safeCopy(value: unknown, depth = 0): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (depth >= MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((item) => safeCopy(item, depth + 1));
  if (!isObject(value)) return null;
  const copy: { [key: string]: Json } = {};
  for (const key of Object.keys(value)) {
    if (!FORBIDDEN.has(key)) copy[key] = safeCopy(value[key], depth + 1);
  }
  return copy;
}

/** The fields of an object that are not among the known ones, copied safely. */
export function extrasOf(value: unknown, known: readonly string[]): Extra {
  if (!isObject(value)) return {};
  const extra: { [key: string]: Json } = {};
  for (const key of Object.keys(value)) {
    if (!known.includes(key) && !FORBIDDEN.has(key)) extra[key] = safeCopy(value[key]);
  }
  return extra;
}
