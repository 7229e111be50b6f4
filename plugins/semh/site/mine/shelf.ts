/** Reads and writes localStorage under this site's names; where the browser keeps nothing, the words stay in memory. */
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
  /** False once the browser has refused to keep something. */
  keeps: boolean;
  readonly #place: string;
  readonly #storage: Storage | null;
  /** What could not be kept, so that it stays on the screen; null: removed. */
  readonly #memory = new Map<string, string | null>();

  /** `place` is the path of the site's front page. */
  constructor(place: string, storage: Storage | null = browserStorage()) {
    this.#place = place;
    this.#storage = storage;
    this.keeps = storage !== null;
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
    this.#memory.set(name, value || null);
    this.keeps = false;
    return false;
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
      if (!this.keeps) this.#memory.set(name, value || null);
    }
    return before;
  }

  #put(name: string, value: string): boolean {
    if (this.#storage === null) return false;
    try {
      if (value) this.#storage.setItem(fullName(this.#place, name), value);
      else this.#storage.removeItem(fullName(this.#place, name));
      return true;
    } catch {
      return false;
    }
  }
}
