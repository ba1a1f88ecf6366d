import type { Faults } from '../faults.js';

/** Entries that may be missing at once and still be told apart from those that stand out of order. */
const MOST_GAPS = 10_000;

/** What the number of an entry says of its place. */
export type EntryPlace = 'next' | 'late' | 'twice';

/** Follows the numbers of the entries: which are missing, out of order, or there twice. */
export class EntryOrder {
  #next = 0;
  /** Missing entries that may still come. */
  readonly #gaps = new Set<number>();

  constructor(private readonly faults: Faults) {}

  /** Takes an entry's number in, and says what is wrong with its place. */
  take(index: number, line: number): EntryPlace {
    if (index >= this.#next) {
      this.#skipTo(index, line);
      this.#next = index + 1;
      return 'next';
    }
    if (this.#gaps.delete(index)) {
      this.faults.add('entry_order', `entry ${index} stands behind entry ${this.#next - 1}`, {
        line,
      });
      return 'late';
    }
    this.faults.add('entry_twice', `entry ${index} is there already`, { line });
    return 'twice';
  }

  /** Says which are missing. @param size entries that there are to be. */
  end(size: number): void {
    for (const index of this.#gaps) this.faults.add('entry_missing', `entry ${index} is not there`);
    if (size <= this.#next) return;
    this.faults.add('entry_missing', `entries ${this.#next} to ${size - 1} are not there`);
  }

  #skipTo(index: number, line: number): void {
    const missing = index - this.#next;
    if (this.#gaps.size + missing > MOST_GAPS) {
      const message = `entries ${this.#next} to ${index - 1} are not there`;
      this.faults.add('entry_missing', message, { line });
      return;
    }
    for (let gap = this.#next; gap < index; gap += 1) this.#gaps.add(gap);
  }
}
