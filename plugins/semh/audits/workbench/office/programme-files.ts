/** The record of the programme as Word documents and a calendar file. */
import { whoRows } from "../../../site/mine/school-words.ts";
import { cpdPart, heldWords, type Part, parentTitle, reportOf } from "../programme/report.ts";
import { parentHalves } from "../programme/terms.ts";
import type { ProgrammeRecord } from "../programme.ts";
import { isoDay, paperDay } from "../words.ts";
import { type DayEvent, writeCalendar } from "./calendar.ts";
import type { Context } from "./context.ts";
import { type Block, writeWord } from "./word.ts";

/** The whole record. */
export function programmeWord(context: Context, record: ProgrammeRecord): Uint8Array<ArrayBuffer> {
  return written(context, record.name, reportOf(context.page, record, context.at));
}

/** The CPD log alone. */
export function cpdWord(context: Context, record: ProgrammeRecord): Uint8Array<ArrayBuffer> {
  return written(context, "CPD log", [cpdPart(record)]);
}

function written({ school, details, at }: Context, title: string, parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const own = [school, `The school’s own record, written on ${paperDay(isoDay(at))}.`].filter(Boolean).join(". ");
  const head = [own, ...whoRows(details).map(([role, words]) => `${role}: ${words}`)].map(
    (text) => ({ kind: "text", text }) as const,
  );
  return writeWord({
    title,
    author: school || "SEMH Champion",
    footer: [school, title].filter(Boolean).join(" · "),
    school: details,
    at,
    parts: [{ landscape: true, blocks: [...head, ...parts.flatMap(blocksOf)] }],
  });
}

function blocksOf({ title, lines, table, texts }: Part): Block[] {
  const blocks: Block[] = [{ kind: "heading", level: 1, text: title }];
  for (const text of lines) blocks.push({ kind: "text", text });
  if (table !== null) {
    const rows = table.rows.map((row) => row.map((cell) => (cell === "" ? [] : cell.split("\n"))));
    blocks.push({ kind: "table", title, head: table.head, rows, widths: table.widths });
  }
  for (const one of texts) {
    blocks.push({ kind: "heading", level: 2, text: one.title }, { kind: "text", text: one.text });
  }
  return blocks;
}

/** Visits and sessions for parents that are to come, and the day by which the next session for parents is due. */
export function programmeCalendar({ page, at }: Context, record: ProgrammeRecord): string {
  const today = isoDay(at);
  const visits = [...record.visits.values()].flatMap((one): DayEvent[] => {
    const title = `SEMH year two: ${one.purpose.trim() || "visit"}`;
    return one.on === null || one.on < today ? [] : [{ id: one.id, day: one.on, title, details: one.next }];
  });
  const parents = [...record.parent_sessions.values()].flatMap((one): DayEvent[] => {
    const title = `Session for parents: ${parentTitle(page, one.session)}`;
    return one.on === null || one.on < today ? [] : [{ id: one.id, day: one.on, title, details: one.note }];
  });
  const due = parentHalves(record, today)
    .filter((half) => half.isDue)
    .map((half) => ({
      id: `${record.record_id}-parents-${half.to}`,
      day: half.to,
      title: "A session for parents is due by today",
      details: heldWords(half),
    }));
  return writeCalendar(record.name, [...visits, ...parents, ...due], at);
}
