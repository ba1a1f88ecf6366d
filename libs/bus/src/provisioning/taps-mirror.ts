import { MIRROR_API_PREFIX, MIRROR_DELIVERY, streams } from '@beacon/contracts';
import { DiscardPolicy, StorageType, jetstreamManager } from '@nats-io/jetstream';
import type { StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { explained } from './explained.js';
import { unlessMissing } from './unless-missing.js';

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
 * Makes the mirror of the stream of events in the account of taps, where it is missing. It keeps what the stream keeps, under the
 * same sequences. Its consumers are the taps' own: nothing that they ask for is done in the account of the services.
 * @returns whether it was made.
 * @throws ProvisioningError when the broker refuses it; Error when it does not answer.
 */
export async function provisionTaps(
  connection: NatsConnection,
  { apiPrefix, replicas = 1 }: TapsMirror,
): Promise<boolean> {
  const options = { apiPrefix, timeout: API_TIMEOUT_MS, checkAPI: false };
  const manager = await jetstreamManager(connection, options);
  if (await unlessMissing(manager.streams.info(streams.events))) return false;
  const name = `the mirror of ${streams.events} for taps`;
  await explained(name, manager.streams.add(mirrorConfig(replicas)));
  return true;
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
