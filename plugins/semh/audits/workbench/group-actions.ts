/** What a person does with several people's answers: start a set, take returns in, agree, make an audit of what was agreed. */
import { commit } from "./actions.ts";
import { type App, now } from "./app.ts";
import type { Definition } from "./definition.ts";
import { type GroupRecord, newGroup, withoutResponse } from "./group.ts";
import { type AuditRecord, newRecord } from "./model.ts";
import { MAX_BYTES, readFile } from "./read-file.ts";
import { lookAt, withReturns } from "./returns.ts";
import type { Panel } from "./state.ts";
import { auditsOf } from "./state.ts";
import { counted } from "./words.ts";

/** Start a set of answers and open it. */
export async function startGroup(app: App, definition: Definition): Promise<void> {
  const group = newGroup(definition, app.freshName("group", `${definition.title}: several people`), now());
  if (await commit(app, [{ record_id: group.record_id, record: group }], null)) {
    app.go({ page: "group", record: group.record_id });
  }
}

/** First step: read the files and show what is in them. Nothing is changed yet. */
export async function readReturns(app: App, definition: Definition, group: GroupRecord, files: File[]): Promise<void> {
  const found: { from: string; audit: AuditRecord }[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const text = file.size > MAX_BYTES ? null : await file.text().catch(() => null);
    const result = text === null ? null : readFile(text);
    if (result === null) problems.push(`${file.name}: it could not be read, or is larger than 5 MB.`);
    else if (!result.ok) problems.push(`${file.name}: ${result.problem}`);
    else {
      const audits = result.value.workbench.audits.filter((one) => one.definition_id === definition.id);
      if (audits.length === 0) problems.push(`${file.name}: there is no “${definition.title}” in it.`);
      found.push(...audits.map((audit) => ({ from: file.name, audit })));
    }
  }
  ask(app, definition, group, found, problems);
}

/** The same with the audits of this browser. */
export function offerStored(app: App, definition: Definition, group: GroupRecord): void {
  const audits = auditsOf(app.state).filter((one) => one.definition_id === definition.id);
  const problems = audits.length === 0 ? [`There is no “${definition.title}” in this browser.`] : [];
  ask(
    app,
    definition,
    group,
    audits.map((audit) => ({ from: "this browser", audit })),
    problems,
  );
}

function ask(
  app: App,
  definition: Definition,
  group: GroupRecord,
  found: { from: string; audit: AuditRecord }[],
  problems: string[],
): void {
  const returns = lookAt(definition, group, found);
  const taken = new Set(returns.filter((one) => one.kind !== "double"));
  app.state.notice = null;
  app.ask({ kind: "returns", recordId: group.record_id, returns, taken, problems });
}

/** Second step: add the ticked responses, with Undo. */
export async function takeReturns(app: App, panel: Extract<Panel, { kind: "returns" }>): Promise<void> {
  const group = app.group(panel.recordId);
  const definition = group && app.definition(group.definition_id);
  app.ask(null);
  if (group === undefined || definition === undefined) return;
  const taken = panel.returns.filter((one) => panel.taken.has(one));
  if (taken.length === 0) return app.tell("Nothing was ticked, so nothing was added.");
  const next = withReturns(definition, group, taken, now());
  await commit(app, [{ record_id: group.record_id, record: next }], `${counted(taken.length, "response")} added.`);
}

/** Take one response out, with Undo. */
export async function removeResponse(app: App, group: GroupRecord, id: string): Promise<void> {
  const next = withoutResponse(group, id, now());
  await commit(app, [{ record_id: group.record_id, record: next }], "The response was removed from the set.");
}

/** Make an audit of the agreed ratings, so that a plan can follow from it. */
export async function makeAudit(app: App, definition: Definition, group: GroupRecord): Promise<void> {
  const at = now();
  const record = {
    ...newRecord(definition, app.freshName("audit", `${group.name}: agreed`), at),
    answers: group.agreed,
  };
  if (await commit(app, [{ record_id: record.record_id, record }], `Started “${record.name}” with what was agreed.`)) {
    app.go({ page: "tasks", audit: definition.id, record: record.record_id });
  }
}
