/** Dates, times and counts in plain UK English, in the reader's own time zone. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const two = (value: number): string => String(value).padStart(2, "0");

/** `3 Oct`, with the year when it is not this year. An unreadable date comes back as it was. */
export function dayWords(iso: string, now: Date): string {
  const date = parse(iso);
  if (date === null) return iso;
  const year = date.getFullYear() === now.getFullYear() ? "" : ` ${date.getFullYear()}`;
  return `${date.getDate()} ${MONTHS[date.getMonth()]}${year}`;
}

/** `14:02` today, `3 Oct 14:02` on another day. */
export function timeWords(iso: string, now: Date): string {
  const date = parse(iso);
  if (date === null) return iso;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return date.toDateString() === now.toDateString() ? time : `${dayWords(iso, now)} ${time}`;
}

/** `24 Nov 2026`, always with the year, for paper. */
export function paperDay(iso: string): string {
  const date = parse(iso);
  return date === null ? iso : `${date.getDate()} ${MONTHS[date.getMonth()]} ${date.getFullYear()}`;
}

/** A day in the reader's time zone as `2026-11-24`, for file names. */
export function isoDay(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `1 answer`, `38 answers`; irregular plurals are handed in. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The text with a capital letter first. */
export function upperFirst(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Lower-case words with hyphens, safe in any file name; empty text becomes the fallback. */
export function slug(text: string, fallback: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return plain === "" ? fallback : plain;
}

function parse(iso: string): Date | null {
  // A bare day is that day here, not midnight in Greenwich.
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T00:00:00` : iso);
  return Number.isNaN(date.getTime()) ? null : date;
}
