import { signingEnv } from '@beacon/config';
import { z } from 'zod';
import { SIGNED_POLICIES } from '../intake/signed/signed-specification.js';

/** Whether specifications have to be signed, and whose signatures count. */
export const signedEnv = z.object({
  BEACON_TRUST_FILE: signingEnv.shape.BEACON_TRUST_FILE,
  BEACON_SIGNED_SPECIFICATIONS: z
    .enum(SIGNED_POLICIES)
    .default('off')
    .describe(
      'What is made of signatures of specifications: `off` looks at none, `optional` refuses those that do not hold, `required` refuses what is not signed. The other two need `BEACON_TRUST_FILE`.',
    ),
});
