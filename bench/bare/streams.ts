import { AckPolicy, DiscardPolicy, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import type { JetStreamManager } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';

/** The streams of the bare flow: file storage and bounds like those of the real one. */
export const BARE_STREAMS = {
  tasks: (region: string): string => `BARE_TASKS_${region}`,
  results: 'BARE_RESULTS',
  events: 'BARE_EVENTS',
} as const;

export const BARE_SUBJECTS = {
  task: (region: string, cell: string): string => `bare.tasks.${region}.${cell}`,
  result: (region: string, cell: string): string => `bare.results.${region}.${cell}`,
  event: 'bare.events.recorded',
} as const;

/** The durable consumer of each stream that is consumed. */
export const BARE_DURABLE = 'bare';

const ACK_WAIT_MS = 30_000;
const DUPLICATE_WINDOW_MS = 120_000;

/** Makes the streams and consumers of the bare flow; earlier ones are removed with all they hold. */
export async function makeBareStreams(
  manager: JetStreamManager,
  regions: readonly string[],
  inFlight: number,
): Promise<void> {
  await removeBareStreams(manager);
  for (const region of regions) {
    const stream = BARE_STREAMS.tasks(region);
    await addStream(manager, stream, `bare.tasks.${region}.>`, {
      retention: RetentionPolicy.Workqueue,
      max_msgs_per_subject: 1,
      discard_new_per_subject: true,
    });
    await addConsumer(manager, stream, inFlight);
  }
  await addStream(manager, BARE_STREAMS.results, 'bare.results.>', { allow_direct: true });
  await addConsumer(manager, BARE_STREAMS.results, 4_000);
  await addStream(manager, BARE_STREAMS.events, 'bare.events.>', {});
}

/** Removes the streams of the bare flow. */
export async function removeBareStreams(manager: JetStreamManager): Promise<void> {
  for await (const name of manager.streams.names()) {
    if (name.startsWith('BARE_')) await manager.streams.delete(name);
  }
}

async function addStream(
  manager: JetStreamManager,
  name: string,
  subject: string,
  own: Readonly<Record<string, unknown>>,
): Promise<void> {
  await manager.streams.add({
    name,
    subjects: [subject],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.New,
    duplicate_window: nanos(DUPLICATE_WINDOW_MS),
    ...own,
  });
}

async function addConsumer(
  manager: JetStreamManager,
  stream: string,
  maxAckPending: number,
): Promise<void> {
  await manager.consumers.add(stream, {
    durable_name: BARE_DURABLE,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(ACK_WAIT_MS),
    max_ack_pending: maxAckPending,
  });
}
