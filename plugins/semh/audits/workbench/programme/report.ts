/** The record as it stands on paper and in Word: plain parts that both are made from, and what the certificate says. */
import type { PageData } from "../definition.ts";
import {
  EMPTY_EXPECTATION,
  EMPTY_SESSION,
  type ExpectationStatus,
  type PageNote,
  type ProgrammeRecord,
  type SessionStatus,
} from "../programme.ts";
import { counted, isoDay, paperDay, upperFirst } from "../words.ts";
import { CPD_HEADINGS, cpdInOrder, hoursWords, minutesByYear, totalsWords } from "./cpd.ts";
import { halfWords, parentHalves } from "./terms.ts";

export const SESSION_WORDS: Readonly<Record<SessionStatus, string>> = {
  attended: "Attended",
  planned: "Planned",
  missed: "Missed",
};
export const EXPECTATION_WORDS: Readonly<Record<ExpectationStatus, string>> = {
  met: "Met",
  started: "Started",
  "not-yet": "Not yet",
};

/** One part of the paper: sentences, then a table or texts under titles. */
export interface Part {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly table: { head: readonly string[]; rows: readonly (readonly string[])[]; widths: readonly number[] } | null;
  readonly texts: readonly { title: string; text: string }[];
}

const day = (on: string | null) => (on === null ? "" : paperDay(on));

/** The whole record. */
export function reportOf(page: PageData, record: ProgrammeRecord, at: Date): Part[] {
  return [
    attendance(page, record),
    expectations(page, record),
    parents(page, record, isoDay(at)),
    notes(record),
    cpdPart(record),
    yearTwo(record),
  ];
}

function attendance(page: PageData, record: ProgrammeRecord): Part {
  const rows = Object.entries(page.programme.sessions).map(([id, title]) => {
    const one = record.sessions.get(id) ?? EMPTY_SESSION;
    return [`${id.slice(1)}. ${title}`, one.status === null ? "" : SESSION_WORDS[one.status], day(one.on), one.who];
  });
  const table = { head: ["Session", "Status", "Date", "Who came (roles)"], rows, widths: [44, 14, 16, 26] };
  const champion = record.champion.trim();
  return part("attendance", "Sessions", champion === "" ? [] : [`SEMH Champion: ${champion}.`], { table });
}

function expectations(page: PageData, record: ProgrammeRecord): Part {
  const rows = Object.entries(page.programme.expectations).map(([id, title]) => {
    const one = record.expectations.get(id) ?? EMPTY_EXPECTATION;
    const status = one.status === null ? "" : EXPECTATION_WORDS[one.status];
    return [upperFirst(title), status, one.evidence, day(one.on)];
  });
  const table = {
    head: ["What the programme expects", "Status", "What shows it", "Date"],
    rows,
    widths: [36, 12, 38, 14],
  };
  return part("expectations", "Expectations", [], { table });
}

/** What a session for parents is called. */
export function parentTitle(page: PageData, id: string | null): string {
  const title = id === null ? undefined : page.programme.parents[id];
  return title === undefined ? "Another session" : `${id?.slice(1)}. ${title}`;
}

function parents(page: PageData, record: ProgrammeRecord, today: string): Part {
  const inOrder = [...record.parent_sessions.values()].sort((a, b) => ((a.on ?? "9") < (b.on ?? "9") ? -1 : 1));
  const rows = inOrder.map((one) => [
    parentTitle(page, one.session),
    one.on !== null && one.on > today ? `${day(one.on)} (planned)` : day(one.on),
    one.families,
    one.note,
  ]);
  const head = ["Session for parents", "Date", "Families", "Note"];
  const lines = parentHalves(record, today).map((half) => `${halfWords(half)}: ${heldWords(half)}`);
  return part("parents", "Sessions for parents", lines, { table: { head, rows, widths: [40, 18, 16, 26] } });
}

/** `2 held.`, `None held yet; one is due by 28 Feb 2027.` */
export function heldWords(half: ReturnType<typeof parentHalves>[number]): string {
  const planned = half.planned.length > 0 ? ` ${half.planned.length} planned.` : "";
  if (half.held.length > 0) return `${half.held.length} held.${planned}`;
  return half.isDue ? `None held yet; one is due by ${paperDay(half.to)}.${planned}` : "None held.";
}

/** A note of one's own has this before its id; every other key is a page's. */
export const OWN = "own-";

/** The notes in the order of the pages' questions, s2 before s10; one's own come last, as they were added. */
export function notesInOrder(record: ProgrammeRecord): [string, PageNote][] {
  const isOwn = (key: string) => Number(key.startsWith(OWN));
  return [...record.notes].sort(
    ([a], [b]) => isOwn(a) - isOwn(b) || a.localeCompare(b, "en-GB", { numeric: isOwn(a) === 0 }),
  );
}

function notes(record: ProgrammeRecord): Part {
  const texts = notesInOrder(record)
    .map(([, note]) => note)
    .filter((one) => one.text.trim() !== "")
    .map((one) => ({ title: [one.page, one.question].filter(Boolean).join(": ") || "A note", text: one.text }));
  return part("notes", "Notes and reflections", texts.length === 0 ? ["There are no notes yet."] : [], { texts });
}

/** The log, as a part of the record and as a paper of its own. */
export function cpdPart(record: ProgrammeRecord): Part {
  const rows = cpdInOrder(record).map((one) => [
    day(one.on),
    one.what,
    one.minutes === null ? "" : String(one.minutes),
    one.reflection,
  ]);
  return part("cpd", "CPD log", [totalsWords(record)], {
    table: { head: CPD_HEADINGS, rows, widths: [16, 34, 12, 38] },
  });
}

function yearTwo(record: ProgrammeRecord): Part {
  const visits = [...record.visits.values()];
  const rows = visits.map((one) => [
    day(one.on),
    one.purpose,
    one.hours === null ? "" : String(one.hours),
    one.done,
    one.next,
  ]);
  const hours = visits.reduce((sum, one) => sum + (one.hours ?? 0), 0);
  const partner = record.partner.trim();
  const lines = [partner === "" ? "No partner school is noted yet." : `Partner school: ${partner}.`];
  if (visits.length > 0) lines.push(`${counted(visits.length, "entry", "entries")}, ${counted(hours, "hour")}.`);
  const head = ["Date", "Purpose", "Hours", "What was done", "Next"];
  return part("year-two", "Year two", lines, { table: { head, rows, widths: [16, 24, 10, 28, 22] } });
}

function part(id: string, title: string, lines: readonly string[], more: Partial<Pick<Part, "table" | "texts">>): Part {
  const table = more.table && more.table.rows.length > 0 ? more.table : null;
  return { id, title, lines, table, texts: more.texts ?? [] };
}

/** What the certificate says: whose, of what, and what it rests on. */
export interface Certificate {
  readonly title: string;
  readonly statement: string;
  readonly sessions: readonly string[];
  readonly met: readonly string[];
  readonly hours: string;
  readonly restsOn: readonly string[];
}

/** Attendance; completion once all sessions are attended and everything that the programme expects of year one is met. */
export function certificateOf(page: PageData, record: ProgrammeRecord, school: string, at: Date): Certificate {
  const { sessions, expectations: asked } = page.programme;
  const attended = Object.entries(sessions).filter(([id]) => record.sessions.get(id)?.status === "attended");
  const met = Object.entries(asked).filter(([id]) => record.expectations.get(id)?.status === "met");
  const total = Object.keys(sessions).length;
  const isComplete = total > 0 && attended.length === total && met.length === Object.keys(asked).length;
  const who = record.champion.trim() === "" ? "the SEMH Champion" : `the SEMH Champion (${record.champion.trim()})`;
  const minutes = minutesByYear(record).reduce((sum, [, one]) => sum + one, 0);
  return {
    title: isComplete ? "Completion of the SEMH Leadership Programme" : "Attendance at the SEMH Leadership Programme",
    statement: `${school.trim() || "The school"} records that ${who} attended ${attended.length} of the ${total} sessions of the programme, and that ${met.length} of its ${Object.keys(asked).length} expectations are met.`,
    sessions: attended.map(([id, title]) => {
      const on = record.sessions.get(id)?.on ?? null;
      return `Session ${id.slice(1)}: ${title}${on === null ? "" : `, ${paperDay(on)}`}`;
    }),
    met: met.map(([, title]) => upperFirst(title)),
    hours: minutes > 0 ? `CPD noted in the school’s log: ${hoursWords(minutes)}.` : "",
    restsOn: [
      `This paper rests on the school’s own record, kept in the Workbench of the programme’s website and printed on ${paperDay(isoDay(at))}. Nobody outside the school has checked the record.`,
      "It is not issued by the county or by the programme. It confirms something only where somebody has signed below, and then only in that person’s name.",
    ],
  };
}
