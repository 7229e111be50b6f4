/** The files of the impact form and of the conference, made with the script that writes Office files. */
import { exportFile } from "../audits/workbench/exports.ts";
import { type RecordContext, reportFor } from "./context.ts";

/** Word and Excel of a record of impact. */
export function impactExports(context: RecordContext) {
  const { app, record } = context;
  return {
    word: () =>
      exportFile(app, "docx", record.name, (office, file) => office.impactWord(file, reportFor(context, record))),
    spreadsheet: () =>
      exportFile(app, "xlsx", record.name, (office, file) => office.impactSheet(file, reportFor(context, record))),
  };
}
