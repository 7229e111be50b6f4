/** Moves work between the tool and files: download, spreadsheet, and the way to opening a copy (opening.ts). */
import { type App, now } from "./app.ts";
import { auditRows, csvName, toCsv } from "./csv.ts";
import type { Definition } from "./definition.ts";
import { copyOfPlace } from "./elsewhere.ts";
import type { AuditRecord } from "./model.ts";
import type { More } from "./more.ts";
import { offer } from "./offer.ts";
import { workbenchOf } from "./state.ts";
import type { Quarantined } from "./store.ts";
import { loadMore } from "./view-later.ts";
import { isoDay } from "./words.ts";
import { fileName, writeFile } from "./write-file.ts";

/** Download everything as one file, and note when. */
export async function downloadCopy(app: App): Promise<void> {
  const at = now();
  const name = fileName(app.schoolName, new Date());
  offer(name, writeFile(workbenchOf(app.state), at), "application/json");
  app.state.meta = { ...app.state.meta, copiedAt: at };
  app.state.schoolChanged = false;
  app.tell(`Your copy is called ${name}. Look for it among your downloads and put it somewhere safe.`);
  await app.saver
    .inTurn(() => app.store.apply([], { copiedAt: at }))
    .catch((error: unknown) => app.saver.failed(error));
}

/** Download one audit as a spreadsheet. */
export function downloadCsv(app: App, definition: Definition, record: AuditRecord): void {
  const school = app.schoolName;
  const name = csvName(school, record, new Date());
  offer(name, toCsv(auditRows(definition, record, school)), "text/csv;charset=utf-8");
  app.tell(`The spreadsheet is called ${name}. It cannot be opened here again: download a copy (.json) for that.`);
}

/** Download a record that could not be read, exactly as it was found. */
export function downloadQuarantined(one: Quarantined): void {
  offer(`unreadable-audit_${isoDay(new Date())}.json`, JSON.stringify(one.raw, null, 2), "application/json");
}

/** Show what a file would change here. */
export async function openCopy(app: App, file: File): Promise<void> {
  await (await opening(app))?.readCopy(app, file);
}

/** The same for work that this browser keeps for another place. */
export async function readElsewhere(app: App, place: string): Promise<void> {
  const text = await copyOfPlace(place).catch(() => null);
  if (text === null) return app.tell("That work could not be read. Nothing has been changed.", "problem");
  await (await opening(app))?.askToOpen(app, text, place);
}

async function opening(app: App): Promise<More | null> {
  const more = await loadMore().catch(() => null);
  const lost =
    "The part that opens copies did not arrive. Check the connection and try again. Nothing has been changed.";
  if (more === null) app.tell(lost, "problem");
  return more;
}
