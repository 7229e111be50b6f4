/** Audits that were only looked at from a file: there to compare with, kept nowhere. */
import type { App } from "./app.ts";
import type { AuditRecord } from "./model.ts";
import { MAX_BYTES, readFile } from "./read-file.ts";
import { auditsOf } from "./state.ts";
import { paperDay } from "./words.ts";

/** An audit that can be compared: its key in the address, and what it is called in a list. */
export interface Comparable {
  key: string;
  label: string;
  audit: AuditRecord;
}

/** All audits that can be compared, those of this browser first. */
export function comparables(app: App): Comparable[] {
  const stored = auditsOf(app.state).map((audit) => ({
    key: audit.record_id,
    label: `${audit.name} (last changed ${paperDay(audit.updated)})`,
    audit,
  }));
  return [...stored, ...app.state.guests];
}

/** Read a file and put its audits on the list. Says why when there is none. */
export async function addGuests(app: App, file: File): Promise<void> {
  const text = file.size > MAX_BYTES ? null : await file.text().catch(() => null);
  if (text === null) {
    return app.tell("That file could not be read, or is larger than 5 MB. Nothing has been changed.", "problem");
  }
  const result = readFile(text);
  if (!result.ok) return app.tell(result.problem, "problem");
  const { audits } = result.value.workbench;
  if (audits.length === 0) return app.tell(`There is no audit in ${file.name}.`, "problem");
  const first = app.state.guests.length;
  const guests = audits.map((audit, index) => ({
    key: `file-${first + index + 1}`,
    label: `${audit.name} (from ${file.name}, last changed ${paperDay(audit.updated)})`,
    audit,
  }));
  app.state.guests = [...app.state.guests, ...guests];
  app.tell(
    `From ${file.name}: ${audits.map((one) => one.name).join(", ")}. It is only compared; nothing is added to this browser.`,
  );
}
