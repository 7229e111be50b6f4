/** Days of review for a calendar: codes, never names, and never what the support is. */
import { type DayEvent, writeCalendar } from "../../audits/workbench/office/calendar.ts";
import type { Pupil } from "./book.ts";
import { codeWarning } from "./names.ts";

const HANDLING =
  "For staff who need it. What it is about stands in the vault. Other people may see a calendar: delete the entry when the review is done.";

/** One event for each review of support that has not ended, from today on. */
export function reviewEvents(pupils: readonly Pupil[], today: string): DayEvent[] {
  return pupils
    .flatMap((pupil) => pupil.supports.map((support) => ({ pupil, support })))
    .flatMap(({ pupil, support: { id, review, ended } }) => {
      if (ended !== null || review === null || review < today) return [];
      // a code that may be a name stays in the vault
      const code = codeWarning(pupil.code) === null ? `: ${pupil.code}` : "";
      return [{ id, day: review, title: `Review due${code}`, details: HANDLING }];
    })
    .sort((one, two) => one.day.localeCompare(two.day) || one.title.localeCompare(two.title));
}

/** The text of the .ics file. */
export function reviewCalendar(pupils: readonly Pupil[], today: string, at: Date): string {
  return writeCalendar("Reviews due", reviewEvents(pupils, today), at);
}
