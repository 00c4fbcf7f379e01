/**
 * Where every rule gets the time from. Nothing in a rule calls `Date.now()`: the demo and the tests
 * run in the summer of 2025, whatever the wall says.
 */
export interface Clock {
  /** The present instant, as this program believes it. */
  now(): Date;
}

/** The machine's own clock. */
export const wallClock: Clock = { now: () => new Date() };

/** A clock that can be set; from the instant it was set to, it runs on at the pace of the machine's. */
export class SettableClock implements Clock {
  #offsetMs = 0;

  /** @param start the instant the clock shows first */
  constructor(start: Date) {
    this.set(start);
  }

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  /** @param instant what the clock shows from this moment on */
  set(instant: Date): void {
    this.#offsetMs = instant.getTime() - Date.now();
  }
}
