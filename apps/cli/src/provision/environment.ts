import { catalogueEnv, natsEnv, topologyEnv } from '@beacon/config';
import { z } from 'zod';

/** What `npm run provision` reads. */
export const provisionEnv = z.object({
  ...natsEnv.shape,
  ...topologyEnv.shape,
  BEACON_CATALOGUE: catalogueEnv.shape.BEACON_CATALOGUE,
});

export type ProvisionEnv = z.output<typeof provisionEnv>;
