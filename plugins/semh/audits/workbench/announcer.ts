/** Says things to screen readers once per pause, so that typing is never talked over. */

const PAUSE = 1000;

export class Announcer {
  readonly #region: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `region` is an element with `role="status"` that stays in the page. */
  constructor(region: HTMLElement) {
    this.#region = region;
  }

  /** Say this when nothing else has come for a second; only the last of several is said. */
  say(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // The same words twice are only read again when the region was empty between.
      this.#region.textContent = "";
      setTimeout(() => {
        this.#region.textContent = text;
      }, 50);
    }, PAUSE);
  }
}

/** The place in the page where things are said: in it from the start, and not to be seen. */
export function statusRegion(): HTMLElement {
  const region = document.createElement("div");
  region.id = "announcements";
  region.className = "visually-hidden";
  region.setAttribute("role", "status");
  document.body.append(region);
  return region;
}
