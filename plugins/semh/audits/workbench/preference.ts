/** Remembers the one choice that is kept outside the store: that nothing is to be kept. It holds for the whole site. */

/** Whether the person asked the site at this place to keep nothing in this browser. */
export function keepsNothing(place: string): boolean {
  try {
    return localStorage.getItem(keyOf(place)) === "off";
  } catch {
    return false;
  }
}

function keyOf(place: string): string {
  return `semh-workbench:${place}:keeping`;
}

/** The one preference, `keep` or `off`. Reading it never throws: some browsers forbid even that. */
export class Preference {
  readonly #place: string;
  readonly #oldPlace: string;

  constructor(place: string, oldPlace = place) {
    this.#place = place;
    this.#oldPlace = oldPlace;
  }

  /** Whether the person asked for nothing to be kept. */
  get off(): boolean {
    return keepsNothing(this.#place) || keepsNothing(this.#oldPlace);
  }

  set off(value: boolean) {
    try {
      if (value) localStorage.setItem(keyOf(this.#place), "off");
      else {
        localStorage.removeItem(keyOf(this.#place));
        localStorage.removeItem(keyOf(this.#oldPlace));
      }
    } catch {
      // The choice still holds until the page closes.
    }
  }
}
