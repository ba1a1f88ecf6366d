import { OUTCOMES } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import { z } from 'zod';
import { authorField, isStorable, reasonField } from '../http/body.js';

/** What a person may say that happened. Not `error`: whether there was an answer is not a matter of judgement. */
const SAYABLE = OUTCOMES.filter(
  (outcome): outcome is Exclude<Outcome, 'error'> => outcome !== 'error',
);

/** A person's word for what an execution came to. */
export const overrideBody = z.strictObject({
  outcome: z.enum(SAYABLE).meta({ description: 'What happened.', allowed: SAYABLE.join(', ') }),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(1_000)
    .refine(isStorable)
    .meta({ description: 'Why, for whoever reads the results.', allowed: '1..1000 characters' }),
  author: authorField,
});
export type OverrideBody = z.output<typeof overrideBody>;

/** Taking such a word back. */
export const withdrawalBody = z.strictObject({ reason: reasonField, author: authorField });
export type WithdrawalBody = z.output<typeof withdrawalBody>;
