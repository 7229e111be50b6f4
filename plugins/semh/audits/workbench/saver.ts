/** Saves what changed, one save after another, and notices when another window saved first. */
import type { App } from "./app.ts";
import { totalProgress } from "./counts.ts";
import { threeWay } from "./merge.ts";
import { isUnsaved } from "./state.ts";
import type { Stored } from "./store.ts";
import { counted } from "./words.ts";

type Timer = ReturnType<typeof setTimeout>;

/** Windows that keep saving at the same moment get this many tries before the person is told. */
const TRIES = 5;

export class Saver {
  readonly #app: App;
  readonly #timers = new Map<string, Timer>();
  #schoolTimer: Timer | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  /** Called with the ids that were written, to tell other windows. */
  onWritten: (ids: string[]) => void = () => undefined;

  constructor(app: App) {
    this.#app = app;
  }

  /** Run something after all that was queued before it, so that no two use the store at once. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#queue.then(work, work);
    this.#queue = run.catch(() => undefined);
    return run;
  }

  /** Save a record after `wait` milliseconds without another change to it. */
  schedule(recordId: string, wait: number): void {
    clearTimeout(this.#timers.get(recordId));
    if (wait === 0) this.#start(recordId);
    else
      this.#timers.set(
        recordId,
        setTimeout(() => this.#start(recordId), wait),
      );
  }

  /** Save the school's name after `wait` milliseconds. */
  scheduleSchool(wait: number): void {
    clearTimeout(this.#schoolTimer);
    this.#schoolTimer = setTimeout(() => void this.inTurn(() => this.#saveSchool()), wait);
  }

  /** Save everything that is still waiting, now. */
  async flush(): Promise<void> {
    clearTimeout(this.#schoolTimer);
    if (this.#app.state.schoolUnsaved) void this.inTurn(() => this.#saveSchool());
    for (const [id, held] of this.#app.state.held) {
      if (isUnsaved(held)) this.schedule(id, 0);
    }
    await this.inTurn(async () => undefined);
  }

  /** Turn an error of the store into words on the status line; the work stays on the screen. */
  failed(error: unknown): void {
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    const reason = full ? "the browser’s storage is full" : "the browser refused to store it";
    this.#app.state.saveProblem = reason;
    this.#app.announcer.say(`Not saved: ${reason}. Your work is still on this screen. Download a copy now.`);
    this.#app.redraw();
  }

  #start(recordId: string): void {
    this.#timers.delete(recordId);
    void this.inTurn(() => this.#save(recordId));
  }

  async #save(recordId: string, tries = TRIES): Promise<void> {
    const { state, store } = this.#app;
    const held = state.held.get(recordId);
    const asked = state.panel !== null && "recordId" in state.panel && state.panel.recordId === recordId;
    if (
      held === undefined ||
      !isUnsaved(held) ||
      (asked && state.panel?.kind !== "rename" && state.panel?.kind !== "returns")
    )
      return;
    const record = held.record;
    try {
      const result = await store.apply([{ record_id: recordId, expected: held.stamp, record }]);
      if (!result.ok) return await this.#meet(recordId, result.found, tries);
      held.base = record;
      held.stamp = result.stamps.get(recordId) ?? null;
      this.#done(result.savedAt, [recordId]);
    } catch (error) {
      this.failed(error);
    }
  }

  /** Another window saved this record, or deleted it, since it was read here. */
  async #meet(recordId: string, theirs: Stored | null, tries: number): Promise<void> {
    const app = this.#app;
    const held = app.state.held.get(recordId);
    if (held === undefined) return;
    if (theirs === null) return app.ask({ kind: "gone", recordId });
    const merged = threeWay(held.base ?? theirs.record, held.record, theirs.record);
    if (merged.clashes.length > 0 || tries === 0) {
      return app.ask({ kind: "clash", recordId, merged, theirs, chosen: new Map(), problem: false });
    }
    Object.assign(held, { record: merged.record, base: theirs.record, stamp: theirs.stamp });
    app.redraw();
    await this.#save(recordId, tries - 1);
  }

  async #saveSchool(): Promise<void> {
    const { state, store } = this.#app;
    const { school } = state.meta;
    try {
      const result = await store.apply([], { school });
      if (state.meta.school === school) state.schoolUnsaved = false;
      if (result.ok) this.#done(result.savedAt, []);
    } catch (error) {
      this.failed(error);
    }
  }

  #done(savedAt: string, ids: string[]): void {
    const { state } = this.#app;
    state.saveProblem = null;
    state.lastSaved = savedAt;
    this.onWritten(ids);
    this.#app.announcer.say(this.#words(ids[0]));
    this.#app.redraw();
  }

  #words(recordId: string | undefined): string {
    const saved = this.#app.store.keeps ? "Saved in this browser." : "Noted on this screen only.";
    const news = this.#app.news.get(recordId ?? "");
    this.#app.news.delete(recordId ?? "");
    if (news !== undefined) return `${saved} ${news}`;
    const plan = recordId === undefined ? undefined : this.#app.plan(recordId);
    if (plan !== undefined) return `${saved} ${counted(plan.actions.size, "action")} in the plan.`;
    const record = recordId === undefined ? undefined : this.#app.record(recordId);
    const definition = record && this.#app.definition(record.definition_id);
    if (record === undefined || definition === undefined) return saved;
    const { answered, total } = totalProgress(definition, record);
    return `${saved} ${answered} of ${counted(total, "statement")} answered.`;
  }
}
