/** A policy as a Word file, made with the script that writes Office files. */
import type { App } from "../app.ts";
import { exportFile } from "../exports.ts";
import { fill } from "./fill.ts";
import { type Given, statementText } from "./given.ts";
import type { Template } from "./template.ts";

/** Make the file and hand it over. */
export function policyExport(app: App, given: Given, template: Template): Promise<void> {
  const filled = fill(given, template);
  const ask = (statement: string) => `Answer “${statementText(given.page, statement)}” in the audit`;
  return exportFile(app, "docx", template.title, (office, context) => office.policyWord(context, filled, ask));
}
