/**
 * Handles messages one at a time that were delivered suspiciously often. One of them may kill the process: had the others
 * been in hand with it, they would look as guilty as it does. The order is random, so that sooner or later every
 * innocent one is done before its turn.
 */
export class Suspects {
  readonly #waiting: (() => Promise<void>)[] = [];
  #running = false;

  /** @param random from 0 up to 1. @default Math.random */
  constructor(private readonly random: () => number = Math.random) {}

  /** Runs the work when no other suspect's is running. */
  async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push(async () => work().then(resolve, reject));
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    // What was delivered together is chosen from together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const chosen = Math.floor(this.random() * this.#waiting.length);
      for (const work of this.#waiting.splice(chosen, 1)) await work();
    }
    this.#running = false;
  }
}
