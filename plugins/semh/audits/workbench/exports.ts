/** Word, Excel, PowerPoint and calendar files: made by a second script that is loaded when the first of them is asked for. */
import type { App } from "./app.ts";
import type { Definition } from "./definition.ts";
import type { AuditRecord } from "./model.ts";
import { offer } from "./offer.ts";
import type { Context } from "./office/context.ts";
import type { Office } from "./office/office.ts";
import type { PlanRecord } from "./plan.ts";
import { loadScript } from "./scripts.ts";
import { isoDay, slug } from "./words.ts";

const OFFICE = "application/vnd.openxmlformats-officedocument.";
const TYPES = {
  docx: `${OFFICE}wordprocessingml.document`,
  xlsx: `${OFFICE}spreadsheetml.sheet`,
  pptx: `${OFFICE}presentationml.presentation`,
  ics: "text/calendar;charset=utf-8",
} as const;

/** Make a file with the second script and hand it over. `name` has no ending. */
export async function exportFile(
  app: App,
  ending: keyof typeof TYPES,
  name: string,
  make: (office: Office, context: Context) => Uint8Array<ArrayBuffer> | string,
): Promise<void> {
  let office: Office;
  try {
    office = await loadScript("office.js", () => globalThis.semhOffice);
  } catch {
    return app.tell(
      "The part of this page that writes that file did not arrive, so no file was made. Check the connection and press the button again. Your work is safe.",
      "problem",
    );
  }
  const at = new Date();
  const details = app.details();
  const school = details.school_name ?? "";
  const full = `${slug(school, "school")}_${slug(name, "semh")}_${isoDay(at)}.${ending}`;
  offer(full, make(office, { page: app.page, school, details, at }), TYPES[ending]);
  app.tell(`The file is called ${full}. It cannot be opened here again: download a copy (.json) for that.`);
}

/** The Word and Excel buttons of an audit. */
export function auditExports(app: App, definition: Definition, record: AuditRecord) {
  return {
    word: () =>
      exportFile(app, "docx", record.name, (office, context) => office.auditWord(context, definition, record)),
    spreadsheet: () =>
      exportFile(app, "xlsx", record.name, (office, context) => office.auditSheet(context, definition, record)),
  };
}

/** The Word and Excel buttons of a plan, and its reminders. */
export function planExports(app: App, plan: PlanRecord) {
  return {
    word: () => exportFile(app, "docx", plan.name, (office, context) => office.planWord(context, plan)),
    spreadsheet: () => exportFile(app, "xlsx", plan.name, (office, context) => office.planSheet(context, plan)),
    calendar: () => exportFile(app, "ics", plan.name, (office, context) => office.planCalendar(context, plan)),
  };
}
