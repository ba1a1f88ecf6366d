import { catalogueEnv, httpEnv, logEnv, natsEnv, eventLoopEnv } from '@beacon/config';
import { REGION_ID_PATTERN } from '@beacon/domain';
import { z } from 'zod';

/** The executor's environment. No database: a region holds no database credentials. */
export const executorEnv = z.object({
  ...natsEnv.shape,
  ...httpEnv(0).shape,
  ...logEnv.shape,
  ...eventLoopEnv.shape,
  BEACON_CATALOGUE: catalogueEnv.shape.BEACON_CATALOGUE,
  /** The one region whose tasks this process takes. */
  BEACON_REGION: z
    .string({ error: 'must be the id of a region of the catalogue, such as us-east' })
    .max(40)
    .regex(REGION_ID_PATTERN, {
      error: 'must be the id of a region of the catalogue, such as us-east',
    }),
  /** Name of the machine, for region evidence. */
  NODE_NAME: z.string().max(200).optional(),
  /** Name of the pod, for region evidence. */
  POD_NAME: z.string().max(200).optional(),
});

export type ExecutorEnv = z.output<typeof executorEnv>;
