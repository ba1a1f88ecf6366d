import { catalogueEnv, databaseEnv, envInteger, httpEnv, logEnv, natsEnv } from '@beacon/config';
import { z } from 'zod';

/** The planner's environment. */
export const plannerEnv = z.object({
  ...natsEnv.shape,
  ...databaseEnv.shape,
  ...httpEnv(0).shape,
  ...logEnv.shape,
  BEACON_CATALOGUE: catalogueEnv.shape.BEACON_CATALOGUE,
  /** Requests to the provider for one cell before it is recorded as failed. */
  PLANNER_MAX_ATTEMPTS: envInteger(1, 100).default(5),
});

export type PlannerEnv = z.output<typeof plannerEnv>;
