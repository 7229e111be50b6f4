/** The record's files: Word, the CPD log as Word and as a spreadsheet, and a calendar. */
import type { App } from "../app.ts";
import { toCsv } from "../csv.ts";
import { exportFile } from "../exports.ts";
import { offer } from "../offer.ts";
import type { ProgrammeRecord } from "../programme.ts";
import { isoDay, slug } from "../words.ts";
import { cpdRows } from "./cpd.ts";

/** What the buttons do. */
export function programmeExports(app: App, record: ProgrammeRecord) {
  return {
    word: () => exportFile(app, "docx", record.name, (office, context) => office.programmeWord(context, record)),
    cpdWord: () => exportFile(app, "docx", "CPD log", (office, context) => office.cpdWord(context, record)),
    calendar: () => exportFile(app, "ics", record.name, (office, context) => office.programmeCalendar(context, record)),
    cpdCsv: () => {
      const school = app.schoolName;
      const name = `${slug(school, "school")}_cpd-log_${isoDay(new Date())}.csv`;
      offer(name, toCsv(cpdRows(record, school)), "text/csv;charset=utf-8");
      app.tell(`The spreadsheet is called ${name}. It cannot be opened here again: download a copy (.json) for that.`);
    },
  };
}
