/** Holds the state together: every change goes through here, is drawn at once, and is handed to the saver. */

import { schoolDetails } from "../../site/mine/names.ts";
import type { Announcer } from "./announcer.ts";
import type { Definition, PageData } from "./definition.ts";
import type { GroupRecord } from "./group.ts";
import type { ImpactRecord } from "./impact-record.ts";
import { type AuditRecord, newRecord } from "./model.ts";
import type { PlanRecord } from "./plan.ts";
import type { PolicyRecord } from "./policy.ts";
import { Preference } from "./preference.ts";
import type { ProgrammeRecord } from "./programme.ts";
import type { RecordActions } from "./record-actions.ts";
import type { Kind, WorkRecord } from "./records.ts";
import { type Route, writeRoute } from "./routes.ts";
import { Saver } from "./saver.ts";
import { firstState, type Notice, type Panel, type State } from "./state.ts";
import type { Store } from "./store.ts";

/** How long after the last key text is saved. */
export const TEXT_WAIT = 400;

export class App {
  readonly page: PageData;
  readonly state: State = firstState();
  readonly announcer: Announcer;
  readonly saver: Saver;
  readonly preference: Preference;
  store: Store;
  /** What is said with “Saved” the next time, by the id of the record: a result that the work led to. */
  readonly news = new Map<string, string>();
  /** What is done with whole records; set by the entry. */
  acts!: RecordActions;
  /** Draws the screen; set by the entry. */
  draw: () => void = () => undefined;
  /** Takes in what other windows saved; set by the entry. */
  refresh: () => Promise<void> = async () => undefined;
  #drawing = false;

  /** Where an earlier version of this page kept its work: the site's published path. */
  readonly oldPlace: string;

  /** `page.storage_key` is the place under which work is kept; `oldPlace` the one before places followed the address. */
  constructor(page: PageData, store: Store, announcer: Announcer, oldPlace = page.storage_key) {
    this.page = page;
    this.oldPlace = oldPlace;
    this.store = store;
    this.announcer = announcer;
    this.preference = new Preference(page.storage_key, oldPlace);
    this.saver = new Saver(this);
  }

  /** The definition of an audit, if this site has it. */
  definition(id: string): Definition | undefined {
    return this.page.audits.find((one) => one.id === id);
  }

  /** The record with this id, if it is in hand. */
  any(id: string): WorkRecord | undefined {
    return this.state.held.get(id)?.record;
  }

  /** The audit with this id, if it is in hand. */
  record(id: string): AuditRecord | undefined {
    const found = this.any(id);
    return found?.kind === "audit" ? found : undefined;
  }

  /** The plan with this id, if it is in hand. */
  plan(id: string): PlanRecord | undefined {
    const found = this.any(id);
    return found?.kind === "plan" ? found : undefined;
  }

  /** The set of answers with this id, if it is in hand. */
  group(id: string): GroupRecord | undefined {
    const found = this.any(id);
    return found?.kind === "group" ? found : undefined;
  }

  /** The set of policies with this id, if it is in hand. */
  policy(id: string): PolicyRecord | undefined {
    const found = this.any(id);
    return found?.kind === "policy" ? found : undefined;
  }

  /** The school's record of the programme with this id, if it is in hand. */
  programme(id: string): ProgrammeRecord | undefined {
    const found = this.any(id);
    return found?.kind === "programme" ? found : undefined;
  }

  /** The record of impact with this id, if it is in hand. */
  impact(id: string): ImpactRecord | undefined {
    const found = this.any(id);
    return found?.kind === "impact" ? found : undefined;
  }

  /** Draw soon: once, however many changes come before the next frame of work. */
  redraw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      this.draw();
    });
  }

  /** Change an audit and save it after `wait` milliseconds (0: at once). */
  edit(recordId: string, change: (record: AuditRecord, at: string) => AuditRecord, wait = 0): void {
    this.change(recordId, (record, at) => (record.kind === "audit" ? change(record, at) : record), wait);
  }

  /** The same for a plan. */
  editPlan(recordId: string, change: (plan: PlanRecord, at: string) => PlanRecord, wait = 0): void {
    this.change(recordId, (record, at) => (record.kind === "plan" ? change(record, at) : record), wait);
  }

  /** The same for a set of answers. */
  editGroup(recordId: string, change: (group: GroupRecord, at: string) => GroupRecord, wait = 0): void {
    this.change(recordId, (record, at) => (record.kind === "group" ? change(record, at) : record), wait);
  }

  /** The same for a set of policies. */
  editPolicy(recordId: string, change: (record: PolicyRecord, at: string) => PolicyRecord, wait = 0): void {
    this.change(recordId, (record, at) => (record.kind === "policy" ? change(record, at) : record), wait);
  }

  /** The same for the school's record of the programme. */
  editProgramme(recordId: string, change: (record: ProgrammeRecord, at: string) => ProgrammeRecord, wait = 0): void {
    this.change(recordId, (record, at) => (record.kind === "programme" ? change(record, at) : record), wait);
  }

  /** The same for a record of impact. */
  editImpact(recordId: string, change: (record: ImpactRecord, at: string) => ImpactRecord, wait = 0): void {
    this.change(recordId, (record, at) => (record.kind === "impact" ? change(record, at) : record), wait);
  }

  /** Change a record of any kind. */
  change(recordId: string, change: (record: WorkRecord, at: string) => WorkRecord, wait = 0): void {
    const held = this.state.held.get(recordId);
    if (held === undefined) return;
    held.record = change(held.record, now());
    if (this.state.notice?.undo?.before.some((one) => one.record_id === recordId)) this.state.notice = null;
    this.saver.schedule(recordId, wait);
    this.redraw();
  }

  /** The school's details that the site keeps; its name as it is typed here, if it is. */
  details(): Record<string, string> {
    const details = schoolDetails(this.page.storage_key);
    const { name } = this.state.meta.school;
    return name.trim() === "" ? details : { ...details, school_name: name };
  }

  /** The school's name, from here or from the page "My school's details"; or an empty string. */
  get schoolName(): string {
    return this.details().school_name ?? "";
  }

  /** Change the school's name. */
  nameSchool(name: string): void {
    this.state.meta = { ...this.state.meta, school: { ...this.state.meta.school, name } };
    this.state.schoolChanged = true;
    this.state.schoolUnsaved = true;
    this.saver.scheduleSchool(TEXT_WAIT);
    this.redraw();
  }

  /** Show a line at the top of the screen and say it to screen readers. */
  tell(text: string, kind: Notice["kind"] = "done", undo: Notice["undo"] = null): void {
    this.state.notice = { text, kind, undo };
    this.announcer.say(text);
    this.redraw();
  }

  /** Ask something that takes the whole screen. */
  ask(panel: Panel | null): void {
    this.state.panel = panel;
    this.redraw();
  }

  /** Go to an address of the tool. `replace` leaves no step for the Back button. */
  go(route: Route, replace = false): void {
    const hash = writeRoute(route);
    if (replace) location.replace(hash);
    else location.hash = hash;
  }

  /** A new empty audit, in hand but not yet saved. */
  draft(definition: Definition): AuditRecord {
    return newRecord(definition, this.freshName("audit", definition.title), now());
  }

  /** The name with a number behind it when a record of this kind has it already. */
  freshName(kind: Kind, wanted: string): string {
    const records = [...this.state.held.values()].map((one) => one.record);
    const names = new Set(records.filter((one) => one.kind === kind).map((one) => one.name));
    let name = wanted;
    for (let count = 2; names.has(name); count += 1) name = `${wanted} (${count})`;
    return name;
  }
}

/** This moment, ISO 8601 in UTC. */
export function now(): string {
  return new Date().toISOString();
}
