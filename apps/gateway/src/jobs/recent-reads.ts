const MAX_ENTRIES = 100;

interface Entry<Value> {
  readonly state: string;
  readonly value: Promise<Value>;
}

/**
 * Keeps the results of the last 100 expensive reads, each as long as the state that it was read in lasts. Reads of the same
 * thing at the same time are one.
 */
export class RecentReads<Value> {
  readonly #entries = new Map<string, Entry<Value>>();

  /** The result for a key in a state; read when it is not there. A read that fails is not kept. */
  async get(key: string, state: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.#entries.get(key);
    this.#entries.delete(key);
    const entry = known?.state === state ? known : { state, value: read() };
    this.#entries.set(key, entry);
    this.#forgetOldest();
    try {
      return await entry.value;
    } catch (error) {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
      throw error;
    }
  }

  #forgetOldest(): void {
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > MAX_ENTRIES && !oldest.done) this.#entries.delete(oldest.value);
  }
}
