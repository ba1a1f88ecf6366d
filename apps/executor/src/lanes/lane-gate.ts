import type { SlotSource } from '@beacon/bus';
import type { LaneStateV1 } from '@beacon/contracts';
import { ServedElsewhereError } from './served-elsewhere.error.js';

interface Waiter {
  readonly admit: () => void;
  readonly turnAway: () => void;
}

/** What a gate knows about its lane. */
export interface LaneOrder extends Pick<LaneStateV1, 'status' | 'limit'> {
  /** This executor's part of the limit; null while it is not shared out. */
  readonly share: number | null;
}

/** A wait that the provider asked for this short a time ago may not be in the lane's state yet, in milliseconds. */
const TOLD_WITHIN_MS = 1_000;

/**
 * The door between a lane's tasks and its provider. It is shut until the lane's state is known, while that state is not
 * `open`, and for as long as the provider itself asked this process to wait; and it never lets more through at once than
 * the lane's limit. Who waits keeps its task, unless the limit is shared out and it is beyond this executor's share: then
 * it is turned away, because its place is with another.
 */
export class LaneGate implements SlotSource {
  /** Requests at once by the state; null while it is not known, 0 while the lane is not open. */
  #allowed: number | null = null;
  /** Moment on the process's monotonic clock. */
  #shutUntil = -Infinity;
  #shutAt = -Infinity;
  #isOpen = true;
  /** Infinity while the limit is not shared out. */
  #share = Infinity;
  #timer: NodeJS.Timeout | undefined;
  #inside = 0;
  readonly #waiting = new Set<Waiter>();
  readonly #listeners: (() => void)[] = [];

  /** @param most the lane's configured concurrency, which no state exceeds. */
  constructor(private readonly most: number) {}

  /** How many tasks may be taken just now. */
  get count(): number {
    return this.#isShut() ? 0 : (this.#allowed ?? 0);
  }

  /** Calls that are in flight. */
  get inFlight(): number {
    return this.#inside;
  }

  /** Tasks that wait for room. */
  get waiting(): number {
    return this.#waiting.size;
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Follows the lane's state. */
  obey({ status, limit, share }: LaneOrder): void {
    const isOpen = status === 'open';
    if (isOpen && !this.#isOpen) this.#forgetOwnWait();
    this.#isOpen = isOpen;
    this.#share = share ?? Infinity;
    this.#allow(isOpen ? Math.min(limit, this.most, this.#share) : 0);
    this.#turnAwayBeyondShare();
  }

  /** The lane has no state yet: it is open up to its configured concurrency. A state that was known stays in force. */
  openByDefault(): void {
    if (this.#allowed === null) this.#allow(this.most);
  }

  /** Shuts at once, for a time in milliseconds; a longer time that is running stays. */
  shutFor(ms: number): void {
    const until = performance.now() + ms;
    if (until <= this.#shutUntil) return;
    this.#shutUntil = until;
    this.#shutAt = performance.now();
    this.#reopenLater();
    this.#changed();
  }

  /**
   * Does a piece of work inside, as soon as there is room.
   * @param work is told whether it had to wait.
   * @param signal ends the waiting.
   * @throws the signal's reason.
   * @throws ServedElsewhereError when it would have to wait beyond this executor's share.
   */
  async pass<Result>(
    signal: AbortSignal,
    work: (hasWaited: boolean) => Promise<Result>,
  ): Promise<Result> {
    const hasWaited = !this.#hasRoom() || this.#waiting.size > 0;
    if (hasWaited) await this.#turn(signal);
    else this.#inside += 1;
    try {
      return await work(hasWaited);
    } finally {
      this.#inside -= 1;
      this.#admit();
    }
  }

  /** Releases the timer; the gate stays as it is. */
  close(): void {
    clearTimeout(this.#timer);
  }

  #reopenLater(): void {
    clearTimeout(this.#timer);
    const leftMs = this.#shutUntil - performance.now();
    // A timer may be a little early.
    this.#timer = setTimeout(
      () => (this.#isShut() ? this.#reopenLater() : this.#changed()),
      Math.ceil(leftMs),
    );
  }

  async #turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const giveUp = (): void => {
        this.#waiting.delete(waiter);
        reject(signal.reason);
      };
      const waiter: Waiter = {
        admit: () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        },
        turnAway: () => {
          signal.removeEventListener('abort', giveUp);
          reject(new ServedElsewhereError());
        },
      };
      this.#waiting.add(waiter);
      this.#turnAwayBeyondShare();
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  #allow(allowed: number): void {
    if (this.#allowed === allowed) return;
    this.#allowed = allowed;
    this.#changed();
  }

  #changed(): void {
    this.#admit();
    for (const tell of this.#listeners) tell();
  }

  #admit(): void {
    for (const waiter of this.#waiting) {
      if (!this.#hasRoom()) return;
      this.#waiting.delete(waiter);
      this.#inside += 1;
      waiter.admit();
    }
  }

  /** Those who came last. */
  #turnAwayBeyondShare(): void {
    const beyond = this.#inside + this.#waiting.size - this.#share;
    if (beyond <= 0) return;
    for (const waiter of [...this.#waiting].slice(-beyond)) {
      this.#waiting.delete(waiter);
      waiter.turnAway();
    }
  }

  /** The lane was shut for all and is open again, be it by an operator: what its provider asked of this process before is over. */
  #forgetOwnWait(): void {
    if (performance.now() - this.#shutAt < TOLD_WITHIN_MS) return;
    this.#shutUntil = -Infinity;
    clearTimeout(this.#timer);
  }

  #hasRoom(): boolean {
    return this.#inside < this.count;
  }

  #isShut(): boolean {
    return performance.now() < this.#shutUntil;
  }
}
