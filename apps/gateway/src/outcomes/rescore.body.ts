import { z } from 'zod';
import { authorField, reasonField } from '../http/body.js';
import { TOKEN_PATTERN } from './rescore-token.js';

/** Whether a re-scoring is to be shown or done. */
export const rescoreBody = z.strictObject({
  apply: z.boolean().default(false).meta({
    description: 'False shows what would change; true changes it.',
    allowed: 'true, false',
  }),
  token: z
    .string()
    .regex(TOKEN_PATTERN)
    .nullish()
    .transform((token) => token ?? null)
    .meta({
      description: 'What is applied: the token of the preview, or of the answer before.',
      allowed: 'the token as it was given',
    }),
  reason: reasonField,
  author: authorField,
});
export type RescoreBody = z.output<typeof rescoreBody>;
