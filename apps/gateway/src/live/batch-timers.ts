import type { EventReader } from './event-reader.js';

/**
 * Lets readers that want batches wait for the next whole multiple of their interval: those of one interval are served together, and
 * from the same chunk.
 */
export class BatchTimers {
  readonly #waiting = new Map<
    number,
    { readonly readers: Set<EventReader>; timer: NodeJS.Timeout }
  >();

  constructor(private readonly due: (readers: ReadonlySet<EventReader>) => void) {}

  add(reader: EventReader): void {
    const { batchMs } = reader.filter;
    const known = this.#waiting.get(batchMs);
    if (known !== undefined) {
      known.readers.add(reader);
      return;
    }
    const readers = new Set([reader]);
    const timer = setTimeout(
      () => {
        this.#waiting.delete(batchMs);
        this.due(readers);
      },
      batchMs - (performance.now() % batchMs),
    );
    this.#waiting.set(batchMs, { readers, timer });
  }

  remove(reader: EventReader): void {
    this.#waiting.get(reader.filter.batchMs)?.readers.delete(reader);
  }

  stop(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }
}
