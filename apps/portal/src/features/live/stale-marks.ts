/** The same thing is read again once a second at most. */
const LEAST_PAUSE_MS = 1_000;

/** Marks things as stale after a while, and each at most once a second: what happens in the meantime is one mark. */
export class StaleMarks<Thing extends string> {
  readonly #due = new Map<Thing, number>();
  readonly #last = new Map<Thing, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onStale: (thing: Thing) => void) {}

  /** @param withinMs how long it may take. An earlier mark stands. */
  mark(thing: Thing, withinMs: number): void {
    const soonest = (this.#last.get(thing) ?? -Infinity) + LEAST_PAUSE_MS;
    const due = Math.max(Date.now() + withinMs, soonest);
    this.#due.set(thing, Math.min(due, this.#due.get(thing) ?? Infinity));
    this.#wait();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#due.clear();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#due.size === 0) return;
    const next = Math.min(...this.#due.values());
    this.#timer = setTimeout(() => this.#fire(), Math.max(0, next - Date.now()));
  }

  #fire(): void {
    const now = Date.now();
    for (const [thing, due] of this.#due) {
      if (due > now) continue;
      this.#due.delete(thing);
      this.#last.set(thing, now);
      this.onStale(thing);
    }
    this.#wait();
  }
}
