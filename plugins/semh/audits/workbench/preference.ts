/** Remembers the one choice that is kept outside the store: that nothing is to be kept. */

/** The one preference, `keep` or `off`. Reading it never throws: some browsers forbid even that. */
export class Preference {
  readonly #key: string;
  readonly #oldKey: string;

  constructor(place: string, oldPlace = place) {
    this.#key = `semh-workbench:${place}:keeping`;
    this.#oldKey = `semh-workbench:${oldPlace}:keeping`;
  }

  /** Whether the person asked for nothing to be kept. */
  get off(): boolean {
    try {
      return [this.#key, this.#oldKey].some((key) => localStorage.getItem(key) === "off");
    } catch {
      return false;
    }
  }

  set off(value: boolean) {
    try {
      if (value) localStorage.setItem(this.#key, "off");
      else {
        localStorage.removeItem(this.#key);
        localStorage.removeItem(this.#oldKey);
      }
    } catch {
      // The choice still holds until the page closes.
    }
  }
}
