import {
  catalogueEnv,
  databaseEnv,
  envInteger,
  envSwitch,
  httpEnv,
  logEnv,
  natsEnv,
  signingEnv,
  topologyEnv,
  eventLoopEnv,
  tracingEnv,
} from '@beacon/config';
import { z } from 'zod';

/** The planner's environment. */
export const plannerEnv = z.object({
  ...natsEnv.shape,
  ...topologyEnv.shape,
  ...databaseEnv.shape,
  ...httpEnv(0).shape,
  ...logEnv.shape,
  ...eventLoopEnv.shape,
  ...signingEnv.shape,
  ...tracingEnv.shape,
  BEACON_CATALOGUE: catalogueEnv.shape.BEACON_CATALOGUE,
  PLANNER_MAX_ATTEMPTS: envInteger(1, 100)
    .default(5)
    .describe("Requests to the provider for one cell's round before it is recorded as failed."),
  PLANNER_REGION_GRACE_MS: envInteger(1_000, 86_400_000)
    .default(120_000)
    .describe('Silence after which a region counts as absent, in milliseconds.'),
  BEACON_TRACE_CELLS: envInteger(0, 100_000)
    .default(100)
    .describe(
      'Cells of one job that are traced: all of a smaller one, about so many of a larger one, which ones is drawn by their names.',
    ),
  PLANNER_PROVISIONS: envSwitch('true').describe(
    'Whether the planner makes streams and consumers that the broker lost.',
  ),
});

export type PlannerEnv = z.output<typeof plannerEnv>;
