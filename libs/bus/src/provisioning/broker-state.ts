import type { StreamSpec } from '@beacon/contracts';
import type { JetStreamManager } from '@nats-io/jetstream';
import { unlessMissing } from './unless-missing.js';

/**
 * Names what the broker lacks of the specified streams and consumers, as `stream` or `stream/consumer`. Settings are not
 * compared.
 * @throws Error when the broker does not answer.
 */
export async function missingParts(
  manager: JetStreamManager,
  specs: readonly StreamSpec[],
): Promise<string[]> {
  const missing: string[] = [];
  for (const { name, consumers } of specs) {
    const present = await consumerNames(manager, name, consumers.length > 0);
    if (present === undefined) missing.push(name);
    const absent = consumers.filter(({ durable }) => present?.has(durable) !== true);
    missing.push(...absent.map(({ durable }) => `${name}/${durable}`));
  }
  return missing;
}

/** Undefined when there is no such stream. */
async function consumerNames(
  manager: JetStreamManager,
  stream: string,
  hasConsumers: boolean,
): Promise<ReadonlySet<string> | undefined> {
  if (hasConsumers) return unlessMissing(listedNames(manager, stream));
  const info = await unlessMissing(manager.streams.info(stream));
  return info && new Set();
}

async function listedNames(manager: JetStreamManager, stream: string): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const { name } of manager.consumers.list(stream)) names.add(name);
  return names;
}

/** The most messages that a consumer may have unacknowledged. */
export interface ConsumerLimit {
  readonly durable: string;
  readonly maxAckPending: number;
}

/** The limits of a stream's consumers, as the broker has them. */
export async function readConsumerLimits(
  manager: JetStreamManager,
  stream: string,
): Promise<ConsumerLimit[]> {
  const limits: ConsumerLimit[] = [];
  for await (const { name, config } of manager.consumers.list(stream)) {
    limits.push({ durable: name, maxAckPending: config.max_ack_pending ?? 0 });
  }
  return limits;
}

/** Sets how many messages a consumer may have unacknowledged over all replicas; messages held already stay held. */
export async function setConsumerLimit(
  manager: JetStreamManager,
  stream: string,
  { durable, maxAckPending }: ConsumerLimit,
): Promise<void> {
  await manager.consumers.update(stream, durable, { max_ack_pending: maxAckPending });
}
