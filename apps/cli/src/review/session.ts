import { OUTCOME_KEYS } from './review-client.js';
import type { LabelWord, OutcomeKey, ReviewApi, ShownItem } from './review-client.js';

/** An item that was on the screen, and what was said of it; null where it was skipped. */
interface Seen {
  readonly item: ShownItem;
  readonly said: LabelWord | null;
  readonly note: string | null;
}

/** What is on the screen. */
export interface Shown {
  readonly item: ShownItem;
  /** What the rater said of it before, when going back. */
  readonly said: LabelWord | null;
  /** Note that goes with the next label. */
  readonly note: string | null;
  /** What happened to the item before it, where that needs words. */
  readonly remark: string | null;
}

/**
 * A rater going through the items of a review: one at a time, with a way back. Skipped items come again at the end, until a whole round of them has
 * brought no label.
 */
export class Session {
  readonly #seen: Seen[] = [];
  #shown: Shown | null = null;
  #after: string | null = null;
  #saidInRound = 0;
  #labelled = 0;

  constructor(private readonly api: ReviewApi) {}

  /** Null when nothing is left. */
  get shown(): Shown | null {
    return this.#shown;
  }

  /** Labels given in this session, each item once. */
  get labelled(): number {
    return this.#labelled;
  }

  /** Shows the first item. */
  async start(): Promise<void> {
    await this.#forward(null);
  }

  /** Labels what is shown, and goes on. */
  async label(key: OutcomeKey): Promise<void> {
    const shown = this.#shown;
    if (shown === null) return;
    const { item, note } = shown;
    const outcome = OUTCOME_KEYS[key];
    const isTaken = await this.api.say({ item: item.item, outcome, note });
    if (isTaken) {
      this.#saidInRound += 1;
      if (shown.said === null) this.#labelled += 1;
    }
    this.#seen.push({ item, said: isTaken ? outcome : null, note });
    await this.#forward(isTaken ? null : 'others have settled the item before');
  }

  /** Leaves what is shown for later. */
  async skip(): Promise<void> {
    const shown = this.#shown;
    if (shown === null) return;
    const { item, said, note } = shown;
    this.#seen.push({ item, said, note });
    if (said === null) this.#after = item.item;
    await this.#forward(null);
  }

  /** Shows the item before. */
  back(): void {
    const before = this.#seen.pop();
    if (before === undefined) return;
    this.#shown = { ...before, remark: null };
    // What is gone back over is asked for again.
    this.#after = null;
  }

  /** Puts a note beside the label to come; an empty one takes it away. */
  note(text: string): void {
    if (this.#shown !== null) this.#shown = { ...this.#shown, note: text.trim() || null };
  }

  async #forward(remark: string | null): Promise<void> {
    let item = await this.api.next(this.#after);
    if (item === null && this.#after !== null && this.#saidInRound > 0) {
      this.#after = null;
      this.#saidInRound = 0;
      item = await this.api.next(null);
    }
    this.#shown = item === null ? null : { item, said: null, note: null, remark };
  }
}
