/**
 * Collects items and hands them over in batches: a lone item goes at once; while items keep coming, a batch begins a little after the
 * one before it began, so that it has gathered some; and a full one does not wait. Each batch costs a transaction whatever it
 * holds, and a quick handler would else be given a handful at a time.
 */
export class BatchBuffer<Item> {
  readonly #waiting: Item[] = [];
  #running = false;
  #beganAt = -Infinity;
  #beFull: (() => void) | undefined;

  /**
   * @param limit items in one batch, at most.
   * @param spacingMs from the begin of a batch to that of the next, at least, unless that is full.
   * @param work must not throw.
   */
  constructor(
    private readonly limit: number,
    private readonly spacingMs: number,
    private readonly work: (batch: readonly Item[]) => Promise<void>,
  ) {}

  add(item: Item): void {
    this.#waiting.push(item);
    if (!this.#running) void this.#run();
    else if (this.#waiting.length >= this.limit) this.#beFull?.();
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      // Messages of one network read arrive in one turn of the event loop: waiting for its end makes them one batch.
      await new Promise((resolve) => setImmediate(resolve));
      while (this.#waiting.length > 0) {
        await this.#gather();
        this.#beganAt = performance.now();
        await this.work(this.#waiting.splice(0, this.limit));
      }
    } finally {
      this.#running = false;
    }
  }

  async #gather(): Promise<void> {
    const leftMs = this.#beganAt + this.spacingMs - performance.now();
    if (leftMs <= 0 || this.#waiting.length >= this.limit) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, leftMs);
      this.#beFull = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#beFull = undefined;
  }
}
