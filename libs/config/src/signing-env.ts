import { SIGNED_WORK_MODES } from '@beacon/signing';
import type { SignedWorkOptions } from '@beacon/signing';
import { z } from 'zod';
import { must } from './validate.js';

/** Where a service's key and the list of the keys that it believes are. */
export const signingEnv = z.object({
  BEACON_SIGNED_WORK: z
    .enum(SIGNED_WORK_MODES, must(`one of ${SIGNED_WORK_MODES.join(', ')}`))
    .optional()
    .describe(
      'Whether tasks and results without a signature are refused: `required`, the default with a trust list; `optional`, which refuses only signatures that do not hold; `off`, the default without one.',
    ),
  BEACON_SIGNING_KEY_FILE: z
    .string()
    .optional()
    .describe(
      'The Ed25519 key that this service signs with: PEM (PKCS8), readable by its owner only. Read again when it is replaced.',
    ),
  BEACON_TRUST_FILE: z
    .string()
    .optional()
    .describe('The trust list: public keys, and who each speaks for. Read again when it changes.'),
});

/** How a service signs and checks, as `SignedWork.open` takes it. */
export function signingOptions(env: z.output<typeof signingEnv>): SignedWorkOptions {
  return {
    mode: env.BEACON_SIGNED_WORK,
    keyFile: env.BEACON_SIGNING_KEY_FILE,
    trustFile: env.BEACON_TRUST_FILE,
  };
}
