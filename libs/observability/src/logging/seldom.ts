const EVERY_MS = 10_000;
const MOST_KINDS = 200;

/**
 * Lets one log line of a kind pass in ten seconds, and counts those that it keeps back: what is tried again and again while
 * something is away says nothing new each time.
 */
export class Seldom {
  readonly #kinds = new Map<string, { passedAt: number; kept: number }>();

  /**
   * @param everyMs between two lines of a kind, in milliseconds. @default 10_000
   * @param clock in milliseconds; for tests.
   */
  constructor(
    private readonly everyMs = EVERY_MS,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /**
   * Calls back when a line of this kind may pass.
   * @param log gets how many of the kind were kept back since the last one.
   */
  pass(kind: string, log: (keptBack: number) => void): void {
    const now = this.clock();
    const known = this.#kinds.get(kind);
    if (known !== undefined && now - known.passedAt < this.everyMs) {
      known.kept += 1;
      return;
    }
    // Kinds are few; if somebody makes them of what comes from outside, memory stays bounded all the same.
    if (this.#kinds.size >= MOST_KINDS) this.#kinds.clear();
    this.#kinds.set(kind, { passedAt: now, kept: 0 });
    log(known?.kept ?? 0);
  }
}
