/** What a person can do with whole records: start, rename, duplicate, delete, clear, go back, and undo. */
import { type App, now } from "./app.ts";
import { isAnswered } from "./counts.ts";
import type { Definition } from "./definition.ts";
import { forgetPlace } from "./elsewhere.ts";
import { impactWords, newImpact } from "./impact-record.ts";
import { settle } from "./merge.ts";
import type { AuditRecord } from "./model.ts";
import { EMPTY_DETAILS } from "./plan.ts";
import { emptyProgramme, programmeWords } from "./programme.ts";
import { duplicateOf, KIND_WORDS, type WorkRecord } from "./records.ts";
import { heldWords, type Panel, type Undo } from "./state.ts";
import type { Meta } from "./store.ts";
import { upgraded } from "./upgrade.ts";
import { counted } from "./words.ts";

/** A record to write as it is, or null to delete it. */
export interface Write {
  record_id: string;
  record: WorkRecord | null;
}

const MOVED_ON = "Another window changed this a moment ago, so nothing was done. What you see now is up to date.";

/**
 * Write several records and what stands beside them in one transaction, then show `words` with an Undo. When another
 * window was faster, nothing is written and the person is told. True when it was done.
 */
export async function commit(
  app: App,
  writes: Write[],
  words: string | null,
  meta: Partial<Meta> = {},
): Promise<boolean> {
  await app.saver.flush();
  const ids = [...new Set(writes.map((one) => one.record_id))];
  const undo: Undo = { before: ids.map((id) => before(app, id)), meta: metaBefore(app, meta) };
  const done = await write(app, writes, meta, false);
  if (done && words !== null) app.tell(words, "done", undo);
  return done;
}

/** Put back what the last action changed. */
export async function undo(app: App): Promise<void> {
  const last = app.state.notice?.undo;
  if (!last) return;
  if (await write(app, last.before, last.meta, true)) {
    app.tell("Undone. Everything is as it was before.");
  }
}

/** Start an audit and open it. */
export async function start(app: App, definition: Definition, replace = false): Promise<void> {
  const record = app.draft(definition);
  if (await commit(app, [{ record_id: record.record_id, record }], null)) {
    app.go({ page: "tasks", audit: definition.id, record: record.record_id }, replace);
  }
}

/** Give an audit the name typed into the rename panel. */
export function rename(app: App, panel: Extract<Panel, { kind: "rename" }>): void {
  const name = panel.value.trim();
  if (name === "") {
    app.ask({ ...panel, problem: "Type a name." });
    return;
  }
  app.change(panel.recordId, (record, at) => ({ ...record, name, updated: at }));
  app.ask(null);
  app.tell(`Renamed to “${name}”.`);
}

/** Copy a record with all that is in it. */
export async function duplicate(app: App, record: WorkRecord): Promise<void> {
  const copy = duplicateOf(record, `${record.name} (copy)`, now());
  await commit(app, [{ record_id: copy.record_id, record: copy }], `Copied as “${copy.name}”.`);
}

/** Delete one record; Undo brings it back until the page is closed. */
export async function remove(app: App, record: WorkRecord): Promise<void> {
  const done = await commit(app, [{ record_id: record.record_id, record: null }], `Deleted “${record.name}”.`);
  if (done && app.state.route.page !== "home") app.go({ page: "home" });
}

/** Ask, then empty one record, older versions included. */
export function clearRecord(app: App, record: WorkRecord): void {
  app.ask({
    kind: "confirm",
    title: `Clear this ${KIND_WORDS[record.kind]}?`,
    body: [
      `${contentOf(app, record)} in “${record.name}” will be removed from this browser.`,
      "Copies that you downloaded are not touched. You can undo this until you close the page.",
    ],
    yes: `Yes, clear this ${KIND_WORDS[record.kind]}`,
    act: async () => {
      // Deleting first takes the older versions with it.
      const writes = [
        { record_id: record.record_id, record: null },
        { record_id: record.record_id, record: emptied(record, now()) },
      ];
      await commit(app, writes, `Cleared “${record.name}”.`);
    },
  });
}

function contentOf(app: App, record: WorkRecord): string {
  if (record.kind === "plan") return `All ${counted(record.actions.size, "action")} and every note`;
  if (record.kind === "policy") return "Your school’s details and every text of your own";
  if (record.kind === "group") return `The answers of ${counted(record.responses.size, "person", "people")}`;
  if (record.kind === "programme" || record.kind === "impact")
    return `All of it (${record.kind === "impact" ? impactWords(record) : programmeWords(record)})`;
  const definition = app.definition(record.definition_id);
  const answered = [...record.answers.values()].filter(
    (one) => definition === undefined || isAnswered(definition, one),
  );
  return `All ${counted(answered.length, "answer")} and every note`;
}

function emptied(record: WorkRecord, at: string): WorkRecord {
  if (record.kind === "plan") return { ...record, details: EMPTY_DETAILS, actions: new Map(), updated: at };
  if (record.kind === "group") return { ...record, responses: new Map(), agreed: new Map(), updated: at };
  if (record.kind === "policy") return { ...record, fields: new Map(), sections: new Map(), updated: at };
  if (record.kind === "programme") return { ...record, ...emptyProgramme(), updated: at };
  if (record.kind === "impact")
    return { ...newImpact(record.name, at), record_id: record.record_id, created: record.created, extra: record.extra };
  return { ...record, answers: new Map(), updated: at };
}

/** Ask, then remove everything that this tool keeps here. */
export function clearEverything(app: App): void {
  app.ask({
    kind: "confirm",
    title: "Clear everything?",
    body: [
      `${heldWords(app.state)} and the school’s name will be removed from this browser.`,
      "Copies that you downloaded are not touched. You can undo this until you close the page.",
    ],
    yes: "Yes, clear everything",
    act: async () => {
      const writes = [...app.state.held.keys()].map((record_id) => ({ record_id, record: null }));
      const meta = { school: { name: "", extra: {} }, extra: {}, copiedAt: null };
      for (const one of app.state.quarantined) await app.store.discardQuarantined(one.key);
      app.state.quarantined = [];
      if (!(await commit(app, writes, "Everything was cleared.", meta))) return;
      if (app.store.keeps && app.oldPlace !== app.page.storage_key) await forgetPlace(app.oldPlace);
      app.go({ page: "home" });
    },
  });
}

/** Put an older version of an audit back; the present one becomes an older version. */
export async function goBackTo(app: App, older: WorkRecord): Promise<void> {
  const record = { ...older, updated: now() };
  app.state.revisions = null;
  await commit(app, [{ record_id: record.record_id, record }], "The earlier version is back.");
}

/** Take a record to the audit version of this page. */
export async function upgrade(app: App, record: AuditRecord, definition: Definition): Promise<void> {
  const next = upgraded(definition, record, now());
  await commit(
    app,
    [{ record_id: record.record_id, record: next }],
    `This audit now follows version ${definition.version}.`,
  );
}

/** Save the person's choices where two windows disagreed. */
export function settleClash(app: App, panel: Extract<Panel, { kind: "clash" }>): void {
  if (panel.merged.clashes.some((clash) => !panel.chosen.has(clash.key))) {
    app.ask({ ...panel, problem: true });
    return;
  }
  const held = app.state.held.get(panel.recordId);
  app.ask(null);
  if (held === undefined) return;
  const theirs = new Set([...panel.chosen].filter(([, side]) => side === "theirs").map(([key]) => key));
  Object.assign(held, {
    record: settle(panel.merged, theirs, now()),
    base: panel.theirs.record,
    stamp: panel.theirs.stamp,
  });
  app.saver.schedule(panel.recordId, 0);
  app.tell("Your choices are in.");
}

/** Another window deleted the record: keep the one here after all, or let it go. */
export function settleGone(app: App, recordId: string, keep: boolean): void {
  const held = app.state.held.get(recordId);
  app.ask(null);
  if (held === undefined) return;
  if (keep) {
    Object.assign(held, { base: null, stamp: null });
    app.saver.schedule(recordId, 0);
  } else {
    app.state.held.delete(recordId);
    app.go({ page: "home" });
  }
}

function before(app: App, recordId: string): Write {
  return { record_id: recordId, record: app.any(recordId) ?? null };
}

function metaBefore(app: App, changed: Partial<Meta>): Partial<Meta> {
  const keys = Object.keys(changed) as (keyof Meta)[];
  return Object.fromEntries(keys.map((key) => [key, app.state.meta[key]]));
}

function write(app: App, writes: Write[], meta: Partial<Meta>, force: boolean): Promise<boolean> {
  return app.saver.inTurn(async () => {
    const { held } = app.state;
    const changes = writes.map((one) => ({ ...one, expected: held.get(one.record_id)?.stamp ?? null }));
    try {
      const result = await app.store.apply(changes, meta, force);
      if (!result.ok) {
        app.tell(MOVED_ON, "problem");
        void app.refresh();
        return false;
      }
      for (const { record_id, record } of writes) {
        if (record === null) held.delete(record_id);
        else held.set(record_id, { record, base: record, stamp: result.stamps.get(record_id) ?? null });
      }
      app.state.meta = { ...app.state.meta, ...meta };
      app.state.lastSaved = result.savedAt;
      app.state.saveProblem = null;
      app.saver.onWritten(writes.map((one) => one.record_id));
      app.redraw();
      return true;
    } catch (error) {
      app.saver.failed(error);
      return takeInHand(app, writes, meta);
    }
  });
}

/** The store failed: keep new and changed records on the screen all the same; nothing is deleted. */
function takeInHand(app: App, writes: Write[], meta: Partial<Meta>): boolean {
  for (const { record_id, record } of writes) {
    if (record === null) continue;
    const known = app.state.held.get(record_id);
    app.state.held.set(record_id, { record, base: known?.base ?? null, stamp: known?.stamp ?? null });
  }
  app.state.meta = { ...app.state.meta, ...meta };
  app.redraw();
  return true;
}
