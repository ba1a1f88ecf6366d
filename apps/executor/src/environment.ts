import {
  catalogueEnv,
  httpEnv,
  logEnv,
  natsEnv,
  eventLoopEnv,
  signingEnv,
  tracingEnv,
} from '@beacon/config';
import { REGION_ID_PATTERN } from '@beacon/domain';
import { z } from 'zod';

/** The executor's environment. No database: a region holds no database credentials. */
export const executorEnv = z.object({
  ...natsEnv.shape,
  ...httpEnv(0).shape,
  ...logEnv.shape,
  ...eventLoopEnv.shape,
  ...signingEnv.shape,
  ...tracingEnv.shape,
  BEACON_CATALOGUE: catalogueEnv.shape.BEACON_CATALOGUE,
  BEACON_REGION: z
    .string({ error: 'must be the id of a region of the catalogue, such as us-east' })
    .max(40)
    .regex(REGION_ID_PATTERN, {
      error: 'must be the id of a region of the catalogue, such as us-east',
    })
    .meta({ allowed: 'id of a region of the catalogue' })
    .describe('The one region whose tasks this process takes.'),
  NODE_NAME: z
    .string()
    .max(200)
    .optional()
    .describe("Name of the machine, for region evidence; the host's name unless set."),
  POD_NAME: z.string().max(200).optional().describe('Name of the pod, for region evidence.'),
});

export type ExecutorEnv = z.output<typeof executorEnv>;
