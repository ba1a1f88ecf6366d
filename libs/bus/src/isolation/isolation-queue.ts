import { RetryLaterError } from '../errors.js';
import type { Settlement } from '../settlement/settlement.js';
import type { SlotSource } from '../pulling/subscription.js';

/** A suspect's place in the order. */
export interface SuspectRank {
  /** How often its handler was started and never returned. */
  readonly begun: number;
  readonly stream: string;
  readonly streamSequence: number;
}

/** @param closing tells that what has not begun yet is to be given back. */
export type SuspectWork = (closing: AbortSignal) => Promise<Settlement>;

interface Turn {
  readonly rank: SuspectRank;
  readonly work: SuspectWork;
  readonly settle: (settlement: Settlement) => void;
}

const GIVE_BACK_MS = 1_000;
/** A suspect that only waits, for a paused lane as an example, must not hold up the process. */
const BEGIN_WITHIN_MS = 10_000;

/**
 * The order in which a process handles suspects, those of all its consumers: one at a time, the least suspicious first, so
 * that an innocent one is done before its neighbour kills the process. One that a process has died of already is handled
 * with nothing else in flight at all: what has not begun yet is given back, what has begun is waited for, and nothing is pulled.
 */
export class IsolationQueue {
  readonly #waiting: Turn[] = [];
  readonly #listeners: (() => void)[] = [];
  #isRunning = false;
  #isIsolating = false;
  /** Suspects that do not have their place yet. */
  #arriving = 0;
  /** Unsuspected messages in flight. */
  #beside = 0;
  #onChange: (() => void) | undefined;
  #unbegun = new AbortController();

  /**
   * @param closing aborted as soon as the process is told to stop.
   * @param beginWithinMs how long a suspect may wait for what it needs once it is its turn. @default 10_000
   */
  constructor(
    private readonly closing: AbortSignal,
    private readonly beginWithinMs = BEGIN_WITHIN_MS,
  ) {
    closing.addEventListener('abort', () => this.#close(), { once: true });
  }

  /** Aborted when unsuspected messages that have not begun yet are to be given back. Its reason is the error to throw. */
  get unbegun(): AbortSignal {
    return this.#unbegun.signal;
  }

  /** The slots of a consumer: none while a suspect is handled with nothing else in flight. */
  slots(source: SlotSource): SlotSource {
    const isIsolating = (): boolean => this.#isIsolating;
    return {
      get count() {
        return isIsolating() ? 0 : source.count;
      },
      onChange: (listener) => {
        source.onChange(listener);
        this.#listeners.push(listener);
      },
    };
  }

  /** Handles an unsuspected message beside all others, or gives it back when it came too late for that. */
  async beside(work: () => Promise<Settlement>): Promise<Settlement> {
    if (this.#isIsolating) return givenBack(this.#unbegun.signal.reason);
    this.#beside += 1;
    try {
      return await work();
    } finally {
      this.#beside -= 1;
      if (this.#beside === 0) this.#onChange?.();
    }
  }

  /** Finds out what a suspect's place is. What is delivered together is put in order together. */
  async arrival<Facts>(find: () => Promise<Facts>): Promise<Facts> {
    this.#arriving += 1;
    try {
      return await find();
    } finally {
      this.#arriving -= 1;
      if (this.#arriving === 0) this.#onChange?.();
    }
  }

  /** Handles a suspect when it is its turn; one that waits when the process stops is given back. */
  async inTurn(rank: SuspectRank, work: SuspectWork): Promise<Settlement> {
    if (this.closing.aborted) return givenBack(this.closing.reason);
    return new Promise((settle) => {
      this.#waiting.push({ rank, work, settle });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // What came with it has had no chance to arrive yet.
    await new Promise((resolve) => setImmediate(resolve));
    for (;;) {
      await this.#until(() => this.#arriving === 0);
      const turn = this.#takeFirst();
      if (turn === undefined) break;
      if (turn.rank.begun > 0) await this.#isolate();
      else this.#open();
      turn.settle(await this.#handle(turn));
    }
    this.#isRunning = false;
    this.#open();
  }

  #takeFirst(): Turn | undefined {
    const first = this.#waiting.toSorted(byRank)[0];
    if (first !== undefined) this.#waiting.splice(this.#waiting.indexOf(first), 1);
    return first;
  }

  async #handle({ work }: Turn): Promise<Settlement> {
    if (this.closing.aborted) return givenBack(this.closing.reason);
    const late = new AbortController();
    const timer = setTimeout(
      () => late.abort(new RetryLaterError('a suspect did not begin in its turn', GIVE_BACK_MS)),
      this.beginWithinMs,
    );
    try {
      return await work(AbortSignal.any([this.closing, late.signal]));
    } finally {
      clearTimeout(timer);
    }
  }

  async #isolate(): Promise<void> {
    this.#isIsolating = true;
    this.#unbegun.abort(new RetryLaterError('a suspect is handled alone', GIVE_BACK_MS));
    await this.#until(() => this.#beside === 0 || this.closing.aborted);
  }

  #open(): void {
    if (!this.#isIsolating || this.closing.aborted) return;
    this.#isIsolating = false;
    this.#unbegun = new AbortController();
    for (const changed of this.#listeners) changed();
  }

  #close(): void {
    this.#unbegun.abort(this.closing.reason);
    for (const { settle } of this.#waiting.splice(0)) settle(givenBack(this.closing.reason));
    this.#onChange?.();
  }

  async #until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => (this.#onChange = resolve));
  }
}

function byRank({ rank: one }: Turn, { rank: other }: Turn): number {
  return (
    one.begun - other.begun ||
    one.stream.localeCompare(other.stream) ||
    one.streamSequence - other.streamSequence
  );
}

function givenBack(reason: unknown): Settlement {
  const { message, delayMs } =
    reason instanceof RetryLaterError ? reason : new RetryLaterError(String(reason), 0);
  return { kind: 'retry', delayMs, reason: message };
}
