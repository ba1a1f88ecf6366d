import { MIRROR_API_PREFIX, MIRROR_DELIVERY, streams } from '@beacon/contracts';
import { DiscardPolicy, StorageType, jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamManager, StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { assertCopiesMayChange, copiesInStep } from './copies.js';
import type { CopiesChoice } from './copies.js';
import { explained } from './explained.js';
import { unlessMissing } from './unless-missing.js';

const NAME = `the mirror of ${streams.events} for taps`;
const API_TIMEOUT_MS = 5_000;
/** As long as the stream itself keeps events. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

/** The mirror that taps read. */
export interface TapsMirror {
  /** How this connection's account reaches the account of taps. */
  readonly apiPrefix: string;
  /** Copies of it. @default 1 */
  readonly replicas?: number;
}

/**
 * Makes the mirror of the stream of events in the account of taps, where it is missing; one that is there stays as it is. It keeps what the stream keeps, under the
 * same sequences. Its consumers are the taps' own: nothing that they ask for is done in the account of the services.
 * @returns whether it was made.
 * @throws ProvisioningError when the broker refuses it; Error when it does not answer.
 */
export async function provisionTaps(
  connection: NatsConnection,
  { apiPrefix, replicas = 1 }: TapsMirror,
): Promise<boolean> {
  const manager = await managerOf(connection, apiPrefix);
  if (await unlessMissing(manager.streams.info(streams.events))) return false;
  await explained(NAME, manager.streams.add(mirrorConfig(replicas)));
  return true;
}

/**
 * Gives the mirror as many copies as are asked for.
 * @returns whether it had another number.
 * @throws ProvisioningError when the broker refuses it, or fewer are asked for unbidden; Error when it does not answer.
 */
export async function provisionTapsCopies(
  connection: NatsConnection,
  apiPrefix: string,
  copies: CopiesChoice,
): Promise<boolean> {
  const manager = await managerOf(connection, apiPrefix);
  const { config } = await manager.streams.info(streams.events);
  const { replicas = 1 } = copies;
  if (config.num_replicas === replicas) return false;
  assertCopiesMayChange({ ...config, name: NAME }, copies);
  await explained(NAME, manager.streams.update(streams.events, { num_replicas: replicas }));
  await copiesInStep(manager, streams.events, copies);
  return true;
}

async function managerOf(connection: NatsConnection, apiPrefix: string): Promise<JetStreamManager> {
  const options = { apiPrefix, timeout: API_TIMEOUT_MS, checkAPI: false };
  return jetstreamManager(connection, options);
}

function mirrorConfig(replicas: number): Partial<StreamConfig> & { readonly name: string } {
  return {
    name: streams.events,
    storage: StorageType.File,
    max_age: nanos(KEPT_MS),
    // What a mirror cannot take it would ask for again and again.
    discard: DiscardPolicy.Old,
    num_replicas: replicas,
    mirror: {
      name: streams.events,
      external: { api: MIRROR_API_PREFIX, deliver: MIRROR_DELIVERY },
    },
  };
}
