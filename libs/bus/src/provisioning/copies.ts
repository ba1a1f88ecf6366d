import { setTimeout as pause } from 'node:timers/promises';
import type { JetStreamManager, StreamConfig } from '@nats-io/jetstream';
import { TimeoutError } from '@nats-io/transport-node';
import { ProvisioningError } from '../errors.js';

/** How many copies of each stream there shall be. */
export interface CopiesChoice {
  /** 1 on a single server, 3 on a cluster. @default 1 */
  readonly replicas?: number;
  /** Whether streams that have more may lose some. @default false: whoever forgot to ask for three has not asked for one */
  readonly mayLower?: boolean;
  /** How long the copies of one stream may take to be in step, in milliseconds. @default 600_000 */
  readonly inStepWithinMs?: number;
}

const IN_STEP_WITHIN_MS = 600_000;
const LOOK_EVERY_MS = 200;

/** @throws ProvisioningError when a stream has more copies than are asked for, and nobody said that it may lose some. */
export function assertCopiesMayChange(
  { name, num_replicas: present }: Pick<StreamConfig, 'name' | 'num_replicas'>,
  { replicas = 1, mayLower = false }: CopiesChoice,
): void {
  if (present <= replicas || mayLower) return;
  throw new ProvisioningError(
    `${name} has ${present} copies and NATS_REPLICAS asks for ${replicas}: set it to ${present}, or say --fewer-copies`,
  );
}

/**
 * Waits until a stream has a leader, and as many copies as are asked for, all there and in step: until then the loss of one server could
 * be that of the only whole copy.
 * @throws ProvisioningError when that takes too long.
 */
export async function copiesInStep(
  manager: JetStreamManager,
  stream: string,
  { replicas = 1, inStepWithinMs = IN_STEP_WITHIN_MS }: CopiesChoice,
): Promise<void> {
  const giveUpAt = performance.now() + inStepWithinMs;
  while (!(await areInStep(manager, stream, replicas))) {
    if (performance.now() > giveUpAt)
      throw new ProvisioningError(
        `${stream}: its ${replicas} copies are not in step after ${inStepWithinMs / 1_000} s; look at the servers' logs, and provision again`,
      );
    await pause(LOOK_EVERY_MS);
  }
}

async function areInStep(
  manager: JetStreamManager,
  stream: string,
  replicas: number,
): Promise<boolean> {
  try {
    const { cluster } = await manager.streams.info(stream);
    // A single server tells of no cluster, and has taken the setting already.
    if (cluster === undefined) return true;
    const followers = cluster.replicas ?? [];
    const isWhole = followers.length === replicas - 1;
    return Boolean(cluster.leader) && isWhole && followers.every(({ current }) => current);
  } catch (error) {
    // The stream's leadership may be on its way to another server just now.
    if (error instanceof TimeoutError) return false;
    throw error;
  }
}
