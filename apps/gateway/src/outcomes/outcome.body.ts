import { OUTCOMES } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import { z } from 'zod';
import { authorField, reasonField, requiredReasonField } from '../http/body.js';

/** What a person may say that happened. Not `error`: whether there was an answer is not a matter of judgement. */
const SAYABLE = OUTCOMES.filter(
  (outcome): outcome is Exclude<Outcome, 'error'> => outcome !== 'error',
);

/** A person's word for what an execution came to. */
export const overrideBody = z.strictObject({
  outcome: z.enum(SAYABLE).meta({ description: 'What happened.', allowed: SAYABLE.join(', ') }),
  reason: requiredReasonField,
  author: authorField,
});
export type OverrideBody = z.output<typeof overrideBody>;

/** Taking such a word back. */
export const withdrawalBody = z.strictObject({ reason: reasonField, author: authorField });
export type WithdrawalBody = z.output<typeof withdrawalBody>;
