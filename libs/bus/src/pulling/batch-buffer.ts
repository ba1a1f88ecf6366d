/** How a {@link BatchBuffer} makes its batches. */
export interface BatchRule {
  /** Items in one batch, at most. */
  readonly limit: number;
  /** Milliseconds from the begin of a batch to that of the next, at least, unless that is full. */
  readonly spacingMs: number;
  /** Batches that are worked on at once. */
  readonly atOnce: number;
}

/**
 * Collects items and hands them over in batches: a lone item goes at once; while items keep coming, a batch begins a little after the
 * one before it began, so that it has gathered some; and a full one does not wait. Each batch costs a transaction whatever it
 * holds, and a quick handler would else be given a handful at a time.
 */
export class BatchBuffer<Item> {
  readonly #waiting: Item[] = [];
  #running = false;
  #inWork = 0;
  #beganAt = -Infinity;
  #beFull: (() => void) | undefined;
  #beFree: (() => void) | undefined;

  /** @param work must not throw. */
  constructor(
    private readonly rule: BatchRule,
    private readonly work: (batch: readonly Item[]) => Promise<void>,
  ) {}

  add(item: Item): void {
    this.#waiting.push(item);
    if (!this.#running) void this.#run();
    else if (this.#isFull()) this.#beFull?.();
  }

  async #run(): Promise<void> {
    this.#running = true;
    // Messages of one network read arrive in one turn of the event loop: waiting for its end makes them one batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      if (this.#inWork >= this.rule.atOnce) await this.#untilFree();
      await this.#gather();
      this.#beganAt = performance.now();
      void this.#handOver(this.#waiting.splice(0, this.rule.limit));
    }
    this.#running = false;
  }

  async #handOver(batch: readonly Item[]): Promise<void> {
    this.#inWork += 1;
    await this.work(batch);
    this.#inWork -= 1;
    this.#beFree?.();
  }

  async #untilFree(): Promise<void> {
    await new Promise<void>((resolve) => (this.#beFree = resolve));
    this.#beFree = undefined;
  }

  async #gather(): Promise<void> {
    const leftMs = this.#beganAt + this.rule.spacingMs - performance.now();
    if (leftMs <= 0 || this.#isFull()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, leftMs);
      this.#beFull = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#beFull = undefined;
  }

  #isFull(): boolean {
    return this.#waiting.length >= this.rule.limit;
  }
}
