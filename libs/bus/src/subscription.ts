import type { AnyContract } from '@beacon/contracts';
import type { MessageContext } from './message-context.js';

/** How many messages a subscription may hold at once, where that changes. */
export interface SlotSource {
  /** Just now. With 0 nothing is pulled; what was asked for before may still arrive. */
  readonly count: number;
  /** Calls back whenever the count may have changed. */
  onChange(listener: () => void): void;
}

/** When a message that is delivered again and again is given up. */
export interface PoisonRule {
  /**
   * Deliveries that a message may have without an explanation: above it, it is dead-lettered before its handler sees it.
   * Those of a quarter of it or more are handled one at a time, so that a message which kills the process does not take
   * the same neighbours with it each time. @default 20
   */
  readonly poisonAfter?: number;
  /** How many of a message's deliveries are explained, such as by attempts that are kept. Asked of suspects only. */
  readonly explainedDeliveries?: (context: MessageContext) => Promise<number>;
}

interface Durable extends PoisonRule {
  readonly contract: AnyContract;
  readonly stream: string;
  readonly durable: string;
}

/** One durable consumer whose messages go to a handler one by one. */
export interface PullSubscription extends Durable {
  readonly kind: 'pull';
  /** Messages handled at once by this process. */
  readonly slots: number | SlotSource;
  /**
   * Whether the subject names the work: a second message on the subject of one in hand is the same work, also when a wiped
   * stream counts anew, and shares its settlement. @default false
   */
  readonly uniqueSubjects?: boolean;
}

/** One durable consumer whose messages go to a handler in batches. */
export interface BatchSubscription extends Durable {
  readonly kind: 'batch';
  /** Messages held at once: those of the running batches and those waiting for the next. */
  readonly slots: number | SlotSource;
  /** Messages in one call of the handler, at most. */
  readonly batchSize: number;
  /** From the begin of a batch to that of the next while messages keep coming, unless that is full. @default 50 */
  readonly spacingMs?: number;
  /** Batches handled at once. @default 1 */
  readonly atOnce?: number;
}

/** A core subject, shared by a queue group; nothing is acknowledged. */
export interface CoreSubscription {
  readonly kind: 'core';
  readonly contract: AnyContract;
  readonly subject: string;
  readonly queue?: string;
}

/** Where the messages of a contract come from. */
export type Subscription = PullSubscription | BatchSubscription | CoreSubscription;
