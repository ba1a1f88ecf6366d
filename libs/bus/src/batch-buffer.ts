/**
 * Collects items while a batch is being worked on and hands over what has gathered when it is done: a lone item goes at
 * once, a flood goes in full batches, and no timer decides.
 */
export class BatchBuffer<Item> {
  readonly #waiting: Item[] = [];
  #running = false;

  /**
   * @param limit items in one batch, at most.
   * @param work must not throw.
   */
  constructor(
    private readonly limit: number,
    private readonly work: (batch: readonly Item[]) => Promise<void>,
  ) {}

  add(item: Item): void {
    this.#waiting.push(item);
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      // Messages of one network read arrive in one turn of the event loop: waiting for its end makes them one batch.
      await new Promise((resolve) => setImmediate(resolve));
      while (this.#waiting.length > 0) await this.work(this.#waiting.splice(0, this.limit));
    } finally {
      this.#running = false;
    }
  }
}
