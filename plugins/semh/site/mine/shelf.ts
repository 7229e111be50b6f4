/** Reads and writes localStorage under this site's names; where nothing is kept, the words stay in memory. */
import { keepsNothing } from "../../audits/workbench/preference.ts";
import { fullName } from "./names.ts";

/** The browser's localStorage, or null where it refuses even to be asked. */
export function browserStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

export class Shelf {
  /** Whether something is here that is neither kept nor copied to a file. */
  unkept = false;
  #refused: boolean;
  readonly #place: string;
  readonly #storage: Storage | null;
  /** What could not be kept, so that it stays on the screen; null: removed. */
  readonly #memory = new Map<string, string | null>();

  /** `place` is the path of the site's front page. */
  constructor(place: string, storage: Storage | null = browserStorage()) {
    this.#place = place;
    this.#storage = storage;
    this.#refused = storage === null;
  }

  /** Whether the person asked for nothing to be kept on this site (the choice is made in the Workbench). */
  get isOff(): boolean {
    return keepsNothing(this.#place);
  }

  /** False where nothing is to be kept, and once the browser has refused to keep something. */
  get keeps(): boolean {
    return !this.#refused && !this.isOff;
  }

  /** Why nothing is kept, in one sentence. */
  words(): string {
    return this.isOff
      ? "You chose “Do not keep anything here”: this is gone when you leave the page."
      : "This browser keeps nothing: this is gone when you leave the page.";
  }

  /** What is there under a name, or an empty text. */
  get(name: string): string {
    if (this.#memory.has(name)) return this.#memory.get(name) ?? "";
    try {
      return this.#storage?.getItem(fullName(this.#place, name)) ?? "";
    } catch {
      return "";
    }
  }

  /** Keep a text, or forget it when it is empty. False: only this page knows it. */
  set(name: string, value: string): boolean {
    if (this.#put(name, value)) {
      this.#memory.delete(name);
      return true;
    }
    this.#inMemory(name, value);
    this.#refused ||= !this.isOff;
    return false;
  }

  /** Keep what had to stay in memory, once the person lets the site keep things again. */
  settle(): void {
    if (!this.keeps) return;
    for (const [name, value] of this.#memory) if (this.#put(name, value ?? "")) this.#memory.delete(name);
    this.unkept = this.#memory.size > 0;
  }

  /** The names that begin with `prefix`, without it, in order. */
  names(prefix: string): string[] {
    const found = new Set<string>();
    const start = fullName(this.#place, prefix);
    for (const key of Object.keys(this.#storage ?? {})) if (key.startsWith(start)) found.add(key.slice(start.length));
    for (const [name, value] of this.#memory) {
      const key = name.slice(prefix.length);
      if (name.startsWith(prefix)) value === null ? found.delete(key) : found.add(key);
    }
    return [...found].sort();
  }

  /** Write all of it or none; null where the browser refused and all is as it was. Gives what was there before. */
  write(changes: ReadonlyMap<string, string>): Map<string, string> | null {
    const before = new Map<string, string>();
    for (const [name, value] of changes) {
      before.set(name, this.get(name));
      if (this.keeps && !this.#put(name, value)) {
        for (const [one, old] of before) this.#put(one, old);
        return null;
      }
      if (!this.keeps) this.#inMemory(name, value);
    }
    return before;
  }

  /** What a person removes goes from the browser, too, even where nothing new is kept. */
  #inMemory(name: string, value: string): void {
    if (value === "") this.#put(name, "");
    else this.unkept = true;
    this.#memory.set(name, value || null);
  }

  #put(name: string, value: string): boolean {
    if (this.#storage === null || (value !== "" && this.isOff)) return false;
    try {
      if (value) this.#storage.setItem(fullName(this.#place, name), value);
      else this.#storage.removeItem(fullName(this.#place, name));
      return true;
    } catch {
      return false;
    }
  }
}
