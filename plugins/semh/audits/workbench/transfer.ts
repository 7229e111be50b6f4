/** Moves work between the tool and files: download, spreadsheet, open a copy in two steps. */
import { commit, type Write } from "./actions.ts";
import { type App, now } from "./app.ts";
import { auditRows, csvName, toCsv } from "./csv.ts";
import type { Definition } from "./definition.ts";
import { copyOfPlace } from "./elsewhere.ts";
import type { Result } from "./fields.ts";
import { applyPlan, type Choice, firstChoice, planImport } from "./import-plan.ts";
import type { AuditRecord } from "./model.ts";
import { offer } from "./offer.ts";
import { MAX_BYTES, type ReadFile, readFile } from "./read-file.ts";
import { type Panel, workbenchOf } from "./state.ts";
import type { Meta, Quarantined } from "./store.ts";
import { isoDay } from "./words.ts";
import { fileName, writeFile } from "./write-file.ts";

/** Download everything as one file, and note when. */
export async function downloadCopy(app: App): Promise<void> {
  const at = now();
  const name = fileName(app.state.meta.school.name, new Date());
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
  const school = app.state.meta.school.name;
  const name = csvName(school, record, new Date());
  offer(name, toCsv(auditRows(definition, record, school)), "text/csv;charset=utf-8");
  app.tell(`The spreadsheet is called ${name}. It cannot be opened here again: download a copy (.json) for that.`);
}

/** Download a record that could not be read, exactly as it was found. */
export function downloadQuarantined(one: Quarantined): void {
  offer(`unreadable-audit_${isoDay(new Date())}.json`, JSON.stringify(one.raw, null, 2), "application/json");
}

/** First step of opening a copy: read it and show what would change. Nothing is changed yet. */
export async function readCopy(app: App, file: File): Promise<void> {
  // The cap comes before the file is read, and again on the text.
  if (file.size > MAX_BYTES)
    return app.tell(
      "That file is larger than 5 MB, so it is not a Workbench copy. Nothing has been changed.",
      "problem",
    );
  let text: string;
  try {
    text = await file.text();
  } catch {
    return app.tell("That file could not be read from the disk. Nothing has been changed.", "problem");
  }
  await askToOpen(app, readFile(text), file.name);
}

/** The same for work that this browser keeps for another place. */
export async function readElsewhere(app: App, place: string): Promise<void> {
  const text = await copyOfPlace(place).catch(() => null);
  if (text === null) return app.tell("That work could not be read. Nothing has been changed.", "problem");
  await askToOpen(app, readFile(text), place);
}

async function askToOpen(app: App, result: Result<ReadFile>, name: string): Promise<void> {
  if (!result.ok) return app.tell(result.problem, "problem");
  await app.saver.flush();
  await app.refresh();
  const plan = planImport(result.value, workbenchOf(app.state), app.page.audits);
  const choices = new Map<string, Choice>(plan.items.map((item) => [item.incoming.record_id, firstChoice(item)]));
  const useSchool = plan.schoolHere === "" && plan.schoolInFile !== "";
  app.state.notice = null;
  app.ask({ kind: "import", plan, fileName: name, choices, useSchool });
}

/** Second step: write what was chosen, all in one transaction, with Undo. */
export async function applyCopy(app: App, panel: Extract<Panel, { kind: "import" }>): Promise<void> {
  const here = workbenchOf(app.state);
  const { records, school, extra } = applyPlan(panel.plan, panel.choices, panel.useSchool, here, now());
  const replaced = records.filter((record) => app.state.held.has(record.record_id)).length;
  const writes: Write[] = records.map((record) => ({ record_id: record.record_id, record }));
  const meta: Partial<Meta> = { school, extra };
  // Opened into an empty Workbench, what is here is what is in that file: it is copied already.
  if (app.state.held.size === 0 && panel.plan.file.savedAt !== null) meta.copiedAt = panel.plan.file.savedAt;
  app.ask(null);
  const words = `Opened ${panel.fileName}: ${records.length - replaced} added, ${replaced} replaced.`;
  if (await commit(app, writes, words, meta)) app.go({ page: "home" });
}
