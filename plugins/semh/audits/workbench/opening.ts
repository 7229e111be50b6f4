/** Opening a copy in two steps: read it and show what would change, then write what was chosen. It comes with the second script. */
import { commit, type Write } from "./actions.ts";
import { type App, now } from "./app.ts";
import { applyPlan, type Choice, firstChoice, planImport } from "./import-plan.ts";
import { MAX_BYTES, readFile } from "./read-file.ts";
import { type Panel, workbenchOf } from "./state.ts";
import type { Meta } from "./store.ts";

/** First step for a file. Nothing is changed yet. */
export async function readCopy(app: App, file: File): Promise<void> {
  // The cap comes before the file is read, and again on the text.
  if (file.size > MAX_BYTES)
    return app.tell(
      "That file is larger than 5 MB, so it is not a Workbench copy. Nothing has been changed.",
      "problem",
    );
  const text = await file.text().catch(() => null);
  if (text === null) return app.tell("That file could not be read from the disk. Nothing has been changed.", "problem");
  await askToOpen(app, text, file.name);
}

/** First step for the text of a copy, from a file or from another place of this browser. */
export async function askToOpen(app: App, text: string, name: string): Promise<void> {
  const result = readFile(text);
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
