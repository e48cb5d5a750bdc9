/** So many of the latest comparisons count: about two minutes of signs of life. */
const remembered = 8;

/**
 * The server's clock as far as a screen can know it. It is compared with a clock that only goes forward (`performance.now`), so it does
 * not matter whether the clock of the phone is minutes off, or is set while the meeting goes on. Of the latest comparisons the largest
 * difference counts, which is that of the quickest answer; older ones are forgotten, so that a server whose clock was set back, or a
 * screen that slept, is right again after some signs of life.
 */
export class ServerClock {
  readonly #forward: () => number;
  readonly #seen: number[] = [];

  constructor(forward: () => number = () => performance.now()) {
    this.#forward = forward;
  }

  /** Something has come that the server sent at this instant, in milliseconds since 1970. */
  compare(sent: number): void {
    this.#seen.push(sent - this.#forward());
    if (this.#seen.length > remembered) this.#seen.shift();
  }

  /** Milliseconds since 1970 by the server's clock; by none, before anything was compared. */
  now(): number {
    return this.#forward() + Math.max(...this.#seen);
  }
}
