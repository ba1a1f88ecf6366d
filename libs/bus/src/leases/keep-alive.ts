import type { Delivery } from '../settlement/settlement.js';
import type { LeaseTable } from './lease-table.js';

/**
 * Tells the broker, for every message held, that it is still being worked on. All held messages are extended, also
 * those that wait in a batch: one that stays silent is given to another process and paid for twice.
 */
export class KeepAlive {
  /** Held messages, with the moment of their last extension; the one that is longest ago comes first. */
  readonly #held = new Map<Delivery, number>();
  /** Their places in the table of leases. */
  readonly #slots = new Map<Delivery, number>();
  readonly #dueMs: number;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param ackWaitMs the consumers' lease. A message that is held for less than a third of it costs nothing; after that it
   * is extended before half the lease is over.
   * @param table where another thread sees what is held, and extends it while this one is blocked. @default none
   */
  constructor(
    private readonly ackWaitMs: number,
    private readonly table?: LeaseTable,
  ) {
    this.#dueMs = ackWaitMs / 3;
  }

  hold(message: Delivery): void {
    this.#held.set(message, performance.now());
    this.table?.turn();
    const slot = this.table?.hold(message.replySubject) ?? null;
    if (slot !== null) this.#slots.set(message, slot);
    this.#timer ??= setInterval(() => this.#extend(), this.ackWaitMs / 6);
  }

  release(message: Delivery): void {
    this.#held.delete(message);
    const slot = this.#slots.get(message);
    if (slot !== undefined) this.table?.release(slot);
    this.#slots.delete(message);
    if (this.#held.size === 0) this.#stop();
  }

  /** Subjects of the messages held. */
  subjects(): string[] {
    return Array.from(this.#held.keys(), ({ subject }) => subject);
  }

  /** Stops extending what is still held, here and in the other thread. */
  stop(): void {
    this.#stop();
    for (const slot of this.#slots.values()) this.table?.release(slot);
    this.#slots.clear();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Gives everything that is still held back to the broker, to be delivered to another process at once. */
  returnAll(): void {
    for (const message of this.#held.keys()) unlessClosed(() => message.nak(0));
  }

  #extend(): void {
    const now = performance.now();
    this.table?.turn();
    const due = [];
    for (const [message, since] of this.#held) {
      if (now - since < this.#dueMs) break;
      due.push(message);
    }
    for (const message of due) {
      unlessClosed(() => message.working());
      this.#held.delete(message);
      this.#held.set(message, now);
      const slot = this.#slots.get(message);
      if (slot !== undefined) this.table?.extended(slot);
    }
  }
}

function unlessClosed(say: () => void): void {
  try {
    say();
  } catch {
    // The connection is closed permanently: the lease expires by itself.
  }
}
