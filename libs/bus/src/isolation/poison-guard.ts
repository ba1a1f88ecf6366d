import { Logger } from '@nestjs/common';
import type { Delivery, Settlement } from '../settlement/settlement.js';
import type { SuspectRule } from '../pulling/subscription.js';
import { NO_FACTS } from './suspect-log.js';
import type { SuspectFacts, SuspectLog } from './suspect-log.js';
import type { IsolationQueue } from './isolation-queue.js';

const DEFAULT_SUSPECT_AFTER = 5;
/**
 * Deaths after which a message is given up. All but the first happened with nothing else in flight: so what kills its process beside a
 * suspect is never taken for it.
 */
const POISON_AFTER = 5;
const AGAIN_MS = 5_000;

type Message = Pick<Delivery, 'subject' | 'info'>;

/**
 * Has a message handled; must not throw.
 * @param closing for a suspect, which is handled with no other beside it: aborted when it has not begun in its turn.
 */
export type GuardedHandler = (closing: AbortSignal | null) => Promise<Settlement>;

/** What the consumers of a process share to deal with messages that may kill it. */
export interface PoisonWatch {
  readonly suspects: IsolationQueue;
  readonly log: SuspectLog;
}

/**
 * Keeps messages from a handler that they kill. Deliveries without an explanation only make a message a suspect: anything
 * may have been in flight when a process died. It is given up when its handler was begun alone, again and again, and no
 * process came back from it.
 */
export class PoisonGuard {
  readonly #logger = new Logger(PoisonGuard.name);
  readonly #suspectAfter: number;

  constructor(
    rule: SuspectRule,
    private readonly watch: PoisonWatch,
  ) {
    this.#suspectAfter = rule.suspectAfter ?? DEFAULT_SUSPECT_AFTER;
  }

  /** Handles a message: beside others as a rule, alone when it is suspicious, not at all when it is poison. Never throws. */
  async guard(message: Message, handle: GuardedHandler): Promise<Settlement> {
    if (!this.#isSuspect(message, NO_FACTS)) return this.#beside(message, NO_FACTS, handle);
    const facts = await this.watch.suspects.arrival(() => this.#factsOf(message));
    if (facts === null) return again('what is known of this suspect cannot be read');
    if (facts.begun >= POISON_AFTER) return poison(facts);
    if (!this.#isSuspect(message, facts)) return this.#beside(message, facts, handle);
    return this.#alone(message, facts, handle);
  }

  async #beside(
    message: Message,
    facts: SuspectFacts,
    handle: GuardedHandler,
  ): Promise<Settlement> {
    const settlement = await this.watch.suspects.beside(() => handle(null));
    // The process lives, and so the delivery is explained; which is kept only when the next one would be suspicious else.
    if (settlement.kind === 'retry' && this.#unexplained(message, facts) >= this.#suspectAfter) {
      await this.#settle(message);
    }
    return settlement;
  }

  async #alone(message: Message, facts: SuspectFacts, handle: GuardedHandler): Promise<Settlement> {
    const { stream, streamSequence } = message.info;
    const rank = { begun: facts.begun, stream, streamSequence };
    return this.watch.suspects.inTurn(rank, async (closing) => {
      if (!(await this.#begin(message, facts))) return again('this suspect cannot be marked');
      const settlement = await handle(closing);
      // However it is settled: the process has come back from it.
      await this.#settle(message);
      return settlement;
    });
  }

  #isSuspect(message: Message, facts: SuspectFacts): boolean {
    return this.#unexplained(message, facts) > this.#suspectAfter;
  }

  #unexplained({ info }: Message, { explained }: SuspectFacts): number {
    return info.deliveryCount - explained;
  }

  async #factsOf(message: Message): Promise<SuspectFacts | null> {
    try {
      return await this.watch.log.read(message);
    } catch (error) {
      this.#warn('bus.suspect_unread', message, error);
      return null;
    }
  }

  async #begin(message: Message, facts: SuspectFacts): Promise<boolean> {
    try {
      await this.watch.log.begin(message, facts);
      return true;
    } catch (error) {
      this.#warn('bus.suspect_unmarked', message, error);
      return false;
    }
  }

  async #settle(message: Message): Promise<void> {
    try {
      await this.watch.log.settle(message);
    } catch (error) {
      // It is taken for a death that it did not cause: one of several that it takes to condemn it.
      this.#warn('bus.suspect_unsettled', message, error);
    }
  }

  #warn(event: string, { subject }: Message, error: unknown): void {
    this.#logger.warn({ event, subject, error: String(error) });
  }
}

function again(reason: string): Settlement {
  return { kind: 'retry', delayMs: AGAIN_MS, reason };
}

function poison({ begun }: SuspectFacts): Settlement {
  const reason = `poison_message: begun alone ${begun} times, and no process came back from it`;
  return { kind: 'dead', reason };
}
