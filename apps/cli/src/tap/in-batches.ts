/** How items are gathered. */
export interface BatchOptions<T> {
  readonly most: number;
  /** Size of an item; a batch is closed when the sum is over {@link mostSize}. */
  readonly sizeOf: (item: T) => number;
  readonly mostSize: number;
  /** How long a batch that is not full waits for more, in milliseconds. */
  readonly lingerMs: number;
  /** Without items an empty batch comes so often, in milliseconds, so that its taker can look at the clock. */
  readonly idleMs: number;
  readonly signal: AbortSignal;
}

/**
 * Items in groups, as they come: no more is asked for while the taker is at work. Ends with the items, or when the signal is aborted; what
 * was gathered until then is brought.
 */
export async function* inBatches<T>(
  items: AsyncIterator<T, void, undefined>,
  options: BatchOptions<T>,
): AsyncGenerator<readonly T[], void, undefined> {
  const { most, sizeOf, mostSize, lingerMs, idleMs, signal } = options;
  const aborted = whenAborted(signal);
  let next = items.next();
  for (;;) {
    const batch: T[] = [];
    const alarm = new Alarm(idleMs);
    let size = 0;
    let done = false;
    while (batch.length < most && size < mostSize) {
      // The first of those that have come already wins: items that wait must not put off the end.
      const result = await Promise.race([aborted, next, alarm.rung]);
      done = result === ABORTED || (result !== RUNG && result.done === true);
      if (done || result === RUNG || result === ABORTED || result.done === true) break;
      batch.push(result.value);
      size += sizeOf(result.value);
      if (batch.length === 1) alarm.set(lingerMs);
      next = items.next();
    }
    alarm.off();
    if (batch.length > 0 || !done) yield batch;
    if (done) return;
  }
}

const RUNG = Symbol('rung');
const ABORTED = Symbol('aborted');

/** A timer that can be set anew. */
class Alarm {
  readonly rung: Promise<typeof RUNG>;
  #ring: (rung: typeof RUNG) => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(ms: number) {
    this.rung = new Promise((resolve) => (this.#ring = resolve));
    this.set(ms);
  }

  set(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ring(RUNG), ms);
  }

  off(): void {
    clearTimeout(this.#timer);
  }
}

async function whenAborted(signal: AbortSignal): Promise<typeof ABORTED> {
  if (!signal.aborted)
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  return ABORTED;
}
