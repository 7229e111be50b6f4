/** Says when an open vault is to be locked: by the clock on the wall, so that a laptop that slept is locked when it wakes. */

/** How long before the end a warning is shown. */
export const WARNING = 60_000;

export class IdleClock {
  /** Milliseconds without a sign of the person after which the vault locks. */
  limit: number;
  readonly #now: () => number;
  #last: number;

  constructor(minutes: number, now: () => number = Date.now) {
    this.limit = minutes * 60_000;
    this.#now = now;
    this.#last = now();
  }

  /** A key, a touch or a click. It comes too late when the time was over before it. */
  touch(): void {
    if (this.state() !== "lock") this.#last = this.#now();
  }

  /** Milliseconds that are left. */
  left(): number {
    return this.limit - (this.#now() - this.#last);
  }

  /** A clock that was set back counts as time over: nobody knows how long it was. */
  state(): "open" | "warn" | "lock" {
    const left = this.left();
    if (left <= 0 || left > this.limit) return "lock";
    return left <= WARNING ? "warn" : "open";
  }
}
