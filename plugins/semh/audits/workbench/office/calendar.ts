/** Writes calendar files (RFC 5545): whole-day events with a reminder, escaped and folded as the standard asks. */

/** One whole-day event; `id` stays the same so that a newer file replaces it instead of doubling it. */
export interface DayEvent {
  id: string;
  /** `2026-11-24` */
  day: string;
  title: string;
  details: string;
}

/** Days before the event that the calendar reminds. */
const REMIND = 7;

/** The text of an .ics file. */
export function writeCalendar(name: string, events: readonly DayEvent[], at: Date): string {
  const stamp = `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//SEMH programme//Workbench//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, stamp)),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function eventLines({ id, day, title, details }: DayEvent, stamp: string): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${id}@semh-workbench`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(day))}`,
    `SUMMARY:${escaped(title)}`,
    ...(details === "" ? [] : [`DESCRIPTION:${escaped(details)}`]),
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-P${REMIND}D`,
    "END:VALARM",
    "END:VEVENT",
  ];
}

/** Text as the standard wants it: backslash, semicolon, comma and line end are escaped. */
export function escaped(text: string): string {
  return text
    .replace(/\\/g, "\\\\")
    .replace(/;/g, "\\;")
    .replace(/,/g, "\\,")
    .replace(/\r\n|\r|\n/g, "\\n");
}

/** A line broken so that no part is longer than 75 bytes of UTF-8; no character is cut. */
export function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = "";
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    // Every part but the first begins with a space, which counts.
    if (bytes + size > 75) {
      parts.push(part);
      part = "";
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join("\r\n ");
}

function compact(day: string): string {
  return day.replace(/-/g, "");
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
