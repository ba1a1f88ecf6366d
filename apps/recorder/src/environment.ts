import {
  databaseEnv,
  envInteger,
  httpEnv,
  logEnv,
  natsEnv,
  eventLoopEnv,
  signingEnv,
  tracingEnv,
} from '@beacon/config';
import { MAX_RETENTION_DAYS } from '@beacon/domain';
import { z } from 'zod';

/** The recorder's environment. */
export const recorderEnv = z.object({
  ...natsEnv.shape,
  ...databaseEnv.shape,
  ...httpEnv(0).shape,
  ...logEnv.shape,
  ...eventLoopEnv.shape,
  ...signingEnv.shape,
  ...tracingEnv.shape,
  RECORDER_BATCH_SIZE: envInteger(1, 5_000)
    .default(500)
    .describe('Results in one transaction, at most.'),
  BEACON_RETENTION_DAYS: envInteger(1, MAX_RETENTION_DAYS)
    .optional()
    .describe(
      'For how many days after its end a job keeps its answers that does not say so itself (`retention_days`); they are erased then, see docs/retention.md. For ever when absent.',
    ),
});

export type RecorderEnv = z.output<typeof recorderEnv>;
