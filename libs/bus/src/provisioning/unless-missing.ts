import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';

const MISSING: readonly number[] = [
  JetStreamApiCodes.StreamNotFound,
  JetStreamApiCodes.ConsumerNotFound,
];

/** What the broker answers; undefined when it has no such stream or consumer. */
export async function unlessMissing<Info>(request: Promise<Info>): Promise<Info | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof JetStreamApiError && MISSING.includes(error.code)) return undefined;
    throw error;
  }
}
