import type { AnyContract } from '@beacon/contracts';
import type { Delivery } from '../settlement/settlement.js';

/** How many messages a subscription may hold at once, where that changes. */
export interface SlotSource {
  /** Just now. With 0 nothing is pulled; what was asked for before may still arrive. */
  readonly count: number;
  /** Calls back whenever the count may have changed. */
  onChange(listener: () => void): void;
}

/** When a message that is delivered again and again is a suspect, see {@link PoisonGuard}. */
export interface SuspectRule {
  /**
   * Deliveries that a message may have without an explanation. One that a process gave back is explained: what is left is
   * processes that died with it in flight, and leases that were lost. @default 5
   */
  readonly suspectAfter?: number;
}

interface Durable extends SuspectRule {
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
   * Whether the subject names the work: a second message on the subject of one in flight is the same work, also when a wiped
   * stream counts again, and shares its settlement. @default false
   */
  readonly uniqueSubjects?: boolean;
  /**
   * Why a message is given up before anything of its body is read; null when it is not. It sees the bytes and headers as they came, and
   * must not throw. @default nothing is refused
   */
  readonly refuse?: (
    message: Pick<Delivery, 'subject' | 'data' | 'headers' | 'info'>,
  ) => string | null;
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
  /** What a sender who waits for it is answered once the handler has returned. @default nothing */
  readonly confirmation?: Uint8Array;
}

/** Where the messages of a contract come from. */
export type Subscription = PullSubscription | BatchSubscription | CoreSubscription;
