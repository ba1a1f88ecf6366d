import { connectBus } from '@beacon/bus';
import type { BusOptions } from '@beacon/bus';
import { deadSubject, streams } from '@beacon/contracts';
import { headers as natsHeaders } from '@nats-io/transport-node';

/** Where the messages were that are kept as dead letters. */
export const DEAD_SUBJECT = 'beacon.jobs.submit.nobody';

/** Keeps messages as the transport does when it gives them up. Returns their sequences. */
export async function keepDead(login: BusOptions, count: number): Promise<string[]> {
  const bus = await connectBus(login);
  const sequences: string[] = [];
  try {
    for (let each = 0; each < count; each += 1) {
      const headers = natsHeaders();
      headers.set('beacon-dead-reason', 'not what \u001B[2J was sent');
      headers.set('beacon-dead-subject', DEAD_SUBJECT);
      headers.set('beacon-dead-stream', streams.jobs);
      const subject = deadSubject(streams.jobs, DEAD_SUBJECT);
      const { seq } = await bus.client.publish(subject, 'odd', { headers });
      sequences.push(String(seq));
    }
    return sequences;
  } finally {
    await bus.connection.close();
  }
}
