/** The state of the two pages and everything that a person does on them: change, copy to a file, open a file, clear, undo. */
import { newId } from "../../audits/workbench/model.ts";
import { isoDay } from "../../audits/workbench/words.ts";
import { download } from "../../profile/tool/download.ts";
import { notesFileName, readNotesFile, writeNotesFile } from "./file.ts";
import { allNames, entryJson, type PageInfo, readKept } from "./kept.ts";
import { type Choice, type Merge, merge } from "./merge.ts";
import { COPIED, CPD, type CpdEntry, DONE, type Kept, MAX_BYTES, REFLECT, SCHOOL, WRITTEN } from "./names.ts";
import type { Shelf } from "./shelf.ts";

/** The data block of the page. `base` leads from the page to the site's front page. */
export interface OwnPage {
  base: string;
  pages: PageInfo[];
}

/** What was said last, and what would take it back: for each name what to put there if it still holds what was written. */
export interface Notice {
  text: string;
  problem: boolean;
  undo: Map<string, [before: string, after: string]> | null;
}

/** What waits for an answer. */
export type Panel = { kind: "open"; name: string; merge: Merge; choice: Choice } | { kind: "clear" } | null;

/** The form of the log: a new entry, or one that is being changed with the text it had. */
export interface Draft {
  entry: CpdEntry;
  /** As it was typed. */
  minutes: string;
  was: string;
  touched: boolean;
}

export class Desk {
  readonly page: OwnPage;
  readonly shelf: Shelf;
  /** The kinds of names that "Clear" on this page removes. */
  readonly kinds: readonly string[];
  kept: Kept;
  notice: Notice = { text: "", problem: false, undo: null };
  panel: Panel = null;
  draft: Draft = emptyDraft();
  /** Draws the page; set by the entry. */
  draw: () => void = () => undefined;

  constructor(page: OwnPage, shelf: Shelf, kinds: readonly string[] = [REFLECT, WRITTEN, DONE, CPD]) {
    this.page = page;
    this.shelf = shelf;
    this.kinds = kinds;
    this.kept = readKept(shelf, page.pages);
  }

  /** Take in what other windows changed. */
  refresh(): void {
    this.shelf.settle();
    this.kept = readKept(this.shelf, this.page.pages);
    this.draw();
  }

  tell(text: string, problem = false, undo: Notice["undo"] = null): void {
    this.notice = { text, problem, undo };
    this.refresh();
  }

  /** Write everything or nothing, and say so with Undo. */
  change(changes: ReadonlyMap<string, string>, words: string): boolean {
    const before = this.shelf.write(changes);
    if (before === null) {
      this.tell("The browser did not take it, perhaps because its room is full. Nothing has been changed.", true);
      return false;
    }
    const undo = [...changes].map(([name, after]) => [name, [before.get(name) ?? "", after]] as const);
    this.tell(words, false, new Map(undo.map(([name, [old, after]]) => [name, [old, after]])));
    return true;
  }

  /** Put back what the last step changed, unless something else has changed it since. */
  undo(): void {
    const steps = [...(this.notice.undo ?? [])];
    const mine = steps.filter(([name, [, after]]) => this.shelf.get(name) === after);
    this.shelf.write(new Map(mine.map(([name, [before]]) => [name, before])));
    const left = steps.length - mine.length;
    this.tell(left ? "Taken back, but for what another window has changed since." : "Taken back.");
  }

  /** Hand everything over as one file. */
  copy(): void {
    const at = new Date();
    const name = notesFileName(this.kept.school.school_name ?? "", at);
    this.shelf.set(COPIED, at.toISOString());
    download(name, writeNotesFile(this.kept, at.toISOString()), "application/json");
    this.shelf.unkept = false;
    this.tell(`Your copy is called ${name}. Look for it among your downloads and put it somewhere safe.`);
  }

  /** First step of opening a file: show what would change. */
  async open(file: File): Promise<void> {
    if (file.size > MAX_BYTES * 2)
      return this.tell("That file is too large to hold notes. Nothing has been changed.", true);
    const text = await file.text().catch(() => null);
    if (text === null) return this.tell("That file could not be read from the disk. Nothing has been changed.", true);
    const read = readNotesFile(text);
    if (!read.ok) return this.tell(read.problem, true);
    this.refresh();
    this.notice = { text: "", problem: false, undo: null };
    this.ask({ kind: "open", name: file.name, merge: merge(this.kept, read.value), choice: "both" });
  }

  /** Second step: write what was chosen. */
  apply(panel: Extract<Panel, { kind: "open" }>): void {
    this.panel = null;
    const changes = panel.merge.changes(panel.choice);
    this.change(changes, `Opened ${panel.name}. ${panel.merge.added} added.`);
  }

  /** Remove everything of this page. */
  clear(): void {
    this.panel = null;
    this.change(new Map(allNames(this.shelf, this.kinds).map((name) => [name, ""])), "Everything here was removed.");
  }

  ask(panel: Panel): void {
    this.panel = panel;
    this.draw();
  }

  /** Put the entry of the form into the log. One that another window changed meanwhile is kept, and this one stands beside it. */
  saveEntry(entry: CpdEntry): void {
    const { was } = this.draft;
    const isClash = was !== "" && this.shelf.get(CPD + entry.id) !== was;
    const id = isClash ? newId() : entry.id;
    this.draft = emptyDraft();
    const words = isClash
      ? "Another window changed that entry. Both are in your log now."
      : "The entry is in your log.";
    this.change(new Map([[CPD + id, entryJson(entry)]]), words);
  }

  /** Bring an entry into the form. */
  edit(entry: CpdEntry, was = ""): void {
    this.draft = { entry, minutes: entry.minutes ? String(entry.minutes) : "", was, touched: was === "" };
    this.draw();
  }

  /** Forget what is in the form. */
  leaveForm(): void {
    this.draft = emptyDraft();
    this.draw();
  }

  /** Keep one detail of the school. */
  setDetail(id: string, value: string): boolean {
    const kept = this.shelf.set(SCHOOL + id, value.trim());
    this.refresh();
    return kept;
  }
}

/** A form with nothing in it but today. */
export function emptyDraft(): Draft {
  return { entry: freshEntry(), minutes: "", was: "", touched: false };
}

/** A new entry; what is known already stands in it. */
export function freshEntry(known: Partial<CpdEntry> = {}): CpdEntry {
  return { id: newId(), on: isoDay(new Date()), what: "", minutes: 0, reflection: "", ...known };
}
