/** Holds the tool together: what is open, what is shown, and saving. Pupils are nowhere but here and in the vault. */
import { Announcer } from "../../audits/workbench/announcer.ts";
import { type Book, EMPTY_BOOK, type Pupil, readBook } from "./book.ts";
import type { Opener } from "./crypto.ts";
import { IdleClock } from "./idle.ts";
import { type Keeper, MemoryKeeper, saveMark } from "./keeper.ts";
import type { OwnRules } from "./own-rules.ts";
import { rulesOf } from "./rules-in-use.ts";
import type { Profile, Rules } from "./scoring.ts";
import { firstState, type PageData, type Panel, RECOVERY, type State } from "./state.ts";
import { Vault } from "./vault.ts";

const WAIT = 400;

/** The rules that score, and the school's from which they come. */
interface InUse {
  own: OwnRules | null;
  rules: Rules;
  leftAside: boolean;
}

export class App {
  readonly page: PageData;
  readonly announcer: Announcer;
  readonly clock = new IdleClock(10);
  /** What each pupil scores on a day; a changed pupil is another object. */
  readonly scored = new WeakMap<Pupil, { day: string; rules: Rules; profile: Profile | null }>();
  state: State = firstState();
  keeper: Keeper = new MemoryKeeper();
  /** Draws the screen; set by the entry. */
  draw: () => void = () => undefined;
  vault: Vault | null = null;
  #seen: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #drawing = false;
  #inUse: InUse | null = null;

  constructor(page: PageData, region: HTMLElement) {
    this.page = page;
    this.announcer = new Announcer(region);
  }

  /** The day that counts: today, or the day of the practice class. */
  get today(): string {
    if (this.state.practice && this.page.practice) return this.page.practice.today;
    const now = new Date();
    const two = (value: number) => String(value).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  /** The rules that score: the programme's, or as the school adapted them. */
  get rules(): Rules {
    return this.#rules().rules;
  }

  /** Whether the school's own rules do not fit this edition, so that the programme's score. */
  get rulesLeftAside(): boolean {
    return this.#rules().leftAside;
  }

  #rules(): InUse {
    const own = this.state.book.rules;
    if (this.#inUse === null || this.#inUse.own !== own)
      this.#inUse = { own, ...rulesOf(this.page.rules, this.state.book) };
    return this.#inUse;
  }

  redraw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      this.draw();
    });
  }

  /** A line at the top of the screen, said to screen readers. It never names a pupil's facts. */
  tell(text: string, problem = false, undo: Book | null = null): void {
    this.state.notice = { text, problem, undo };
    this.announcer.say(text);
    this.redraw();
  }

  fail(text: string): void {
    this.state.error = text;
    this.state.busy = "";
    this.redraw();
  }

  ask(panel: Panel | null): void {
    this.state.panel = panel;
    this.redraw();
  }

  go(route: string): void {
    location.hash = `#/${route}`;
  }

  /** Change the book, and save it soon. */
  change(book: Book, wait = 0): void {
    // Undo would take back this change too, so what came before can no longer be undone
    if (this.state.notice?.undo) this.state.notice = null;
    this.state.book = book;
    this.state.unsaved = !this.state.practice;
    clearTimeout(this.#timer);
    if (!this.state.practice) this.#timer = setTimeout(() => void this.save(), wait);
    this.redraw();
  }

  /** Change one pupil; typed text waits for a pause. */
  edit(id: string, change: (pupil: Pupil) => Pupil, typed = false): void {
    const pupils = this.state.book.pupils.map((one) => (one.id === id ? change(one) : one));
    this.change({ ...this.state.book, pupils }, typed ? WAIT : 0);
  }

  pupil(id: string): Pupil | undefined {
    return this.state.book.pupils.find((one) => one.id === id);
  }

  /** Seal the book and keep it. Saves run one after another. */
  save(force = false): Promise<void> {
    clearTimeout(this.#timer);
    this.#saving = this.#saving.then(() => this.#saveNow(force));
    return this.#saving;
  }

  async #saveNow(force: boolean): Promise<void> {
    const { vault, state } = this;
    if (vault === null || state.practice) return;
    const book = state.book;
    try {
      const bytes = await vault.seal(JSON.stringify(book));
      const seen = force ? saveMark(await this.keeper.load()) : this.#seen;
      if (!(await this.keeper.save(bytes, seen))) {
        this.#clash();
        return;
      }
      this.#seen = saveMark(bytes);
      if (state.book === book) state.unsaved = false;
      const at = new Date().toTimeString().slice(0, 5);
      state.status = this.keeper.keeps
        ? `Saved in this browser ${at}, encrypted.`
        : `Kept until you close this page (${at}).`;
    } catch {
      state.status = "Not saved: this browser keeps no more. Download the vault now.";
    }
    this.redraw();
  }

  /** Another window saved this vault. The person says which to keep; until then nothing is overwritten. */
  #clash(): void {
    this.ask({
      kind: "confirm",
      title: "Another window has saved this vault",
      body: [
        "This window’s last change is not saved. If you keep this window’s vault, what the other one saved is lost.",
        "If you are not sure, go back, lock this window, and unlock again: that opens what the other one saved.",
      ],
      yes: "Keep this window’s vault",
      act: () => this.save(true),
    });
  }

  /** Look for a vault in this browser, and show what there is. */
  async start(): Promise<void> {
    this.#seen = saveMark(await this.keeper.load());
    this.state.phase = this.#seen === null ? "none" : "locked";
    this.redraw();
  }

  async create(passphrase: string): Promise<void> {
    const { vault, code } = await Vault.create(passphrase);
    this.vault = vault;
    this.#open(EMPTY_BOOK);
    this.#seen = saveMark(await this.keeper.load());
    await this.save();
    this.ask({ kind: "code", code, words: RECOVERY });
  }

  /** Open bytes with a secret. Nothing changes when that fails. `arrived`: they came from a file and are kept from now on. */
  async unlock(bytes: Uint8Array, opener: Opener, secret: string, arrived = false): Promise<boolean> {
    const opened = await Vault.open(bytes, opener, secret);
    if (!opened.ok) {
      this.fail(opened.problem);
      return false;
    }
    const book = readBook(opened.value.content);
    if (!book.ok) {
      this.fail(book.problem);
      return false;
    }
    this.vault = opened.value.vault;
    this.#seen = saveMark(await this.keeper.load());
    this.#open(book.value);
    if (arrived) await this.save();
    return true;
  }

  /** The practice class: in memory only, beside whatever vault there is. */
  practise(): void {
    const read = readBook(JSON.stringify({ version: 1, pupils: this.page.practice?.pupils ?? [] }));
    if (!read.ok) return;
    this.vault = null;
    this.#open(read.value);
    this.state.practice = true;
    this.go("pupils");
  }

  #open(book: Book): void {
    this.state = { ...firstState(), phase: "open", book, route: "" };
    this.clock.limit = book.minutes * 60_000;
    this.clock.touch();
    if (location.hash.length > 2) this.go("");
    this.redraw();
  }

  /** Save what is unsaved, drop the key and empty the page. */
  async lock(why: string): Promise<void> {
    if (this.state.unsaved) await this.save();
    this.vault = null;
    this.state = firstState();
    this.go("");
    await this.start();
    this.tell(why);
  }

  /** Delete the vault from this browser. */
  async wipe(): Promise<void> {
    await this.keeper.wipe();
    this.vault = null;
    this.state = firstState();
    await this.start();
    this.tell(
      "The vault is deleted from this browser. Not deleted: files that you downloaded, backups of this computer, printed pages and sheets that you exported.",
    );
  }

  /** The vault as it is now, for a file. */
  async bytes(): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.vault === null ? null : this.vault.seal(JSON.stringify(this.state.book));
  }
}
