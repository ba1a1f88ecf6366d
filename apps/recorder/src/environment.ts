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
});

export type RecorderEnv = z.output<typeof recorderEnv>;
