/** A time that runs out. */
export class Deadline {
  readonly #at: number;

  /** @param ms from now on, in milliseconds. */
  constructor(ms: number) {
    this.#at = performance.now() + ms;
  }

  get isOver(): boolean {
    return performance.now() >= this.#at;
  }
}
