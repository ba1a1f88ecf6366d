import { LRUCache } from 'lru-cache';

const MAX_ENTRIES = 100;
const EXPENSIVE_MS = 250;
const REST_FACTOR = 10;

interface Entry<Value> {
  readonly state: string;
  readonly value: Promise<Value>;
  /** Until when the value may stand for a later state too, in milliseconds since 1970; set once it is read. */
  usableUntil: number;
}

/** What is read, and how exact it must be. */
export interface Read<Value> {
  readonly key: string;
  /** Changes whenever the result may. */
  readonly state: string;
  /** Whether the result of an expensive read may stand for later states for a while. */
  readonly mayLag: boolean;
  readonly read: () => Promise<Value>;
}

/**
 * Keeps the results of the last expensive reads, 100 unless said otherwise, each as long as the state that it was read in lasts. Reads of the same
 * thing at the same time are one. Where a result may lag, one that took over 250 ms, unless said otherwise, is used for ten times as long as it
 * took, so that someone who watches a huge job does not keep the database busy with counting.
 */
export class RecentReads<Value> {
  readonly #entries: LRUCache<string, Entry<Value>>;

  /**
   * @param now milliseconds since 1970.
   * @param maxEntries how many results are kept.
   * @param expensiveMs from how many milliseconds on a read is expensive.
   */
  constructor(
    private readonly now: () => number = Date.now,
    maxEntries = MAX_ENTRIES,
    private readonly expensiveMs = EXPENSIVE_MS,
  ) {
    this.#entries = new LRUCache({ max: maxEntries });
  }

  /** The result of a read, or of an earlier one that still stands for it. A read that fails is not kept. */
  async get(wanted: Read<Value>): Promise<Value> {
    const { key } = wanted;
    const known = this.#entries.get(key);
    const entry = known && this.#stands(known, wanted) ? known : this.#start(wanted);
    this.#entries.set(key, entry);
    try {
      return await entry.value;
    } catch (error) {
      if (this.#entries.peek(key) === entry) this.#entries.delete(key);
      throw error;
    }
  }

  #stands(entry: Entry<Value>, { state, mayLag }: Read<Value>): boolean {
    return entry.state === state || (mayLag && this.now() < entry.usableUntil);
  }

  #start({ state, read }: Read<Value>): Entry<Value> {
    const start = this.now();
    // While it is being read it stands for later states too: a second read would only slow the first.
    const entry: Entry<Value> = {
      state,
      usableUntil: Infinity,
      value: read().finally(() => {
        const took = this.now() - start;
        entry.usableUntil = took < this.expensiveMs ? 0 : this.now() + REST_FACTOR * took;
      }),
    };
    return entry;
  }
}
