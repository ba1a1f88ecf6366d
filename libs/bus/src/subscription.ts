import type { AnyContract } from '@beacon/contracts';

/** One durable consumer whose messages go to a handler one by one. */
export interface PullSubscription {
  readonly kind: 'pull';
  readonly contract: AnyContract;
  readonly stream: string;
  readonly durable: string;
  /** Messages handled at once by this process. */
  readonly slots: number;
}

/** One durable consumer whose messages go to a handler in batches. */
export interface BatchSubscription {
  readonly kind: 'batch';
  readonly contract: AnyContract;
  readonly stream: string;
  readonly durable: string;
  /** Messages held at once: those of the running batch and those waiting for the next. */
  readonly slots: number;
  /** Messages in one call of the handler, at most. */
  readonly batchSize: number;
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
