import { OUTCOMES } from '@beacon/domain';
import type { Outcome } from '@beacon/domain';
import { z } from 'zod';
import { authorField, reasonField, requiredReasonField } from '../http/body.js';

/** Outcomes that a correction may set. Not `error`: whether there was an answer is not a matter of judgement. */
const CORRECTABLE_TO = OUTCOMES.filter(
  (outcome): outcome is Exclude<Outcome, 'error'> => outcome !== 'error',
);

/** A manual correction of an outcome. */
export const overrideBody = z.strictObject({
  outcome: z
    .enum(CORRECTABLE_TO)
    .meta({ description: 'What happened.', allowed: CORRECTABLE_TO.join(', ') }),
  reason: requiredReasonField,
  author: authorField,
});
export type OverrideBody = z.output<typeof overrideBody>;

/** The withdrawal of a correction. */
export const withdrawalBody = z.strictObject({ reason: reasonField, author: authorField });
export type WithdrawalBody = z.output<typeof withdrawalBody>;
