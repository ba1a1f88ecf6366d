import type { ConsumerSpec, StreamSpec } from '@beacon/contracts';

/** A stream for a test: small, with an hour's memory; `overrides` say what matters in it. */
export function streamSpec(
  name: string,
  subject: string,
  overrides: Partial<StreamSpec> = {},
): StreamSpec {
  return {
    name,
    subjects: [subject],
    retention: 'workqueue',
    maxAgeMs: 3_600_000,
    maxMessages: null,
    maxBytes: null,
    onePerSubject: false,
    latestOnly: false,
    allowDirect: false,
    duplicateWindowMs: 120_000,
    placementTags: [],
    consumers: [],
    ...overrides,
  };
}

/** A durable consumer of all of a stream's subjects, with a lease of ten seconds. */
export function consumerSpec(
  durable: string,
  filter: string,
  overrides: Partial<ConsumerSpec> = {},
): ConsumerSpec {
  return { durable, filter, ackWaitMs: 10_000, maxDeliver: -1, maxAckPending: 100, ...overrides };
}
