/** School years and half-years: a year runs from September to August, its halves from September and from March. */
import type { ParentSession, ProgrammeRecord } from "../programme.ts";
import { paperDay } from "../words.ts";

/** A half-year; days are `2026-11-24`. */
export interface Half {
  readonly from: string;
  readonly to: string;
}

/** What was held and what is planned in a half-year; `isDue` when nothing was held and it is not over. */
export interface ParentHalf extends Half {
  readonly held: readonly ParentSession[];
  readonly planned: readonly ParentSession[];
  readonly isDue: boolean;
}

/** The half-year that a day lies in. */
export function halfOf(day: string): Half {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (month >= 3 && month <= 8) return { from: `${year}-03-01`, to: `${year}-08-31` };
  const first = month >= 9 ? year : year - 1;
  const lastOfFebruary = new Date(Date.UTC(first + 1, 2, 0)).getUTCDate();
  return { from: `${first}-09-01`, to: `${first + 1}-02-${lastOfFebruary}` };
}

/** The half-year after this one. */
function next(half: Half): Half {
  const day = new Date(Date.parse(`${half.to}T00:00:00Z`) + 24 * 60 * 60 * 1000);
  return halfOf(day.toISOString().slice(0, 10));
}

/** `1 Sep 2026 to 28 Feb 2027` */
export function halfWords(half: Half): string {
  return `${paperDay(half.from)} to ${paperDay(half.to)}`;
}

/** `2026–27`: the school year that a day lies in. */
export function yearOf(day: string): string {
  const first = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 9 ? 1 : 0);
  return `${first}–${String(first + 1).slice(2)}`;
}

/** Every half-year from the first that the record knows to the one of `today`, newest first. */
export function parentHalves(record: ProgrammeRecord, today: string): ParentHalf[] {
  const sessions = [...record.parent_sessions.values()];
  const days = sessions.flatMap((one) => one.on ?? []);
  const first = [record.created.slice(0, 10), ...days, today].sort()[0] ?? today;
  const found: ParentHalf[] = [];
  for (let half = halfOf(first); half.from <= today; half = next(half)) {
    const inside = sessions.filter((one) => one.on !== null && one.on >= half.from && one.on <= half.to);
    const held = inside.filter((one) => (one.on ?? "") <= today);
    const planned = inside.filter((one) => (one.on ?? "") > today);
    found.push({ ...half, held, planned, isDue: held.length === 0 && half.to >= today });
  }
  return found.reverse();
}

/** The half-years in which sessions for parents were held. */
export function halvesHeld(record: ProgrammeRecord, today: string): number {
  return parentHalves(record, today).filter((one) => one.held.length > 0).length;
}
