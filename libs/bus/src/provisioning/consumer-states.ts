import type { ConsumerInfo, JetStreamManager } from '@nats-io/jetstream';
import { unlessMissing } from './unless-missing.js';

/** How far a durable consumer is behind. */
export interface ConsumerState {
  readonly stream: string;
  readonly durable: string;
  /** Messages that it was not given yet. */
  readonly pending: number;
  /** Messages that it holds. */
  readonly ackPending: number;
  /** The most that it may hold. */
  readonly maxAckPending: number;
  /** Messages among those that it holds that it was given more than once. */
  readonly redelivered: number;
  /** Pull requests that wait for messages: none means that no client is pulling. */
  readonly waiting: number;
  /** When it was last given a message, and last acknowledged one, milliseconds ago by the broker's clock; null for never. */
  readonly deliveredMsAgo: number | null;
  readonly ackedMsAgo: number | null;
}

/**
 * The durable consumers of a stream, in the order of their names; undefined when there is no such stream.
 * @param most consumers that are read; further ones are left out.
 * @throws Error when the broker does not answer.
 */
export async function readConsumerStates(
  manager: JetStreamManager,
  stream: string,
  most = 1_000,
): Promise<ConsumerState[] | undefined> {
  const states = await unlessMissing(listedStates(manager, stream, most));
  return states?.toSorted((a, b) => (a.durable < b.durable ? -1 : 1));
}

async function listedStates(
  manager: JetStreamManager,
  stream: string,
  most: number,
): Promise<ConsumerState[]> {
  const states: ConsumerState[] = [];
  for await (const info of manager.consumers.list(stream)) {
    // An ephemeral consumer belongs to an observer and is removed with it.
    if (info.config.durable_name !== undefined) states.push(stateOf(stream, info));
    if (states.length >= most) break;
  }
  return states;
}

function stateOf(stream: string, info: ConsumerInfo): ConsumerState {
  // Servers before 2.10 do not say when they looked.
  const now = info.ts === undefined ? Date.now() : Date.parse(info.ts);
  return {
    stream,
    durable: info.name,
    pending: info.num_pending,
    ackPending: info.num_ack_pending,
    maxAckPending: info.config.max_ack_pending ?? 0,
    redelivered: info.num_redelivered,
    waiting: info.num_waiting,
    deliveredMsAgo: agoOf(info.delivered.last_active, now),
    ackedMsAgo: agoOf(info.ack_floor.last_active, now),
  };
}

/** The client's types take it for nanoseconds; servers send a time, or nothing when there was none. */
function agoOf(time: unknown, now: number): number | null {
  const at = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, now - at);
}
