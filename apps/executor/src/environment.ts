import {
  catalogueEnv,
  envInteger,
  eventLoopEnv,
  httpEnv,
  logEnv,
  natsEnv,
  signingEnv,
  tracingEnv,
} from '@beacon/config';
import { REGION_ID_PATTERN } from '@beacon/domain';
import { z } from 'zod';
import { NODE_REGION_CHECKS } from './region/node-region.js';

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
  BEACON_NODE_REGION: z
    .string()
    .max(63)
    .optional()
    .describe(
      "Where this process's machine is, as its cluster says: the label `topology.kubernetes.io/region`. An executor whose machine is in none of its region's `node_regions` does not start.",
    ),
  BEACON_NODE_REGION_CHECK: z
    .enum(NODE_REGION_CHECKS, `must be one of ${NODE_REGION_CHECKS.join(', ')}`)
    .default('when-known')
    .describe(
      '`required`: an executor that is not told where its machine is does not start, either. `when-known`: it does.',
    ),
  EXECUTOR_DRAIN_MS: envInteger(0, 3_600_000)
    .default(20_000)
    .describe(
      'How long calls in flight may go on after the request to stop, in milliseconds; what is left then goes back to the broker.',
    ),
  NODE_NAME: z
    .string()
    .max(200)
    .optional()
    .describe("Name of the machine, for region evidence; the host's name unless set."),
  POD_NAME: z.string().max(200).optional().describe('Name of the pod, for region evidence.'),
});

export type ExecutorEnv = z.output<typeof executorEnv>;
