import { LABELS } from '@beacon/classification';
import { REVIEW_REASONS } from '@beacon/persistence';
import { z } from 'zod';
import { reasonField } from '../http/body.js';
import { textOf } from '../http/query.js';
import { RATER_ALLOWED, RATER_PATTERN } from './rater.js';

/** Items that a review may have. */
export const MOST_ITEMS = 2_000;
const USUAL_ITEMS = 100;
const MOST_SEED = 2 ** 31 - 1;

/** What a review is made of. */
export const reviewBody = z.strictObject({
  size: z
    .int()
    .min(1)
    .max(MOST_ITEMS)
    .default(USUAL_ITEMS)
    .meta({
      description: `How many answers. Default ${USUAL_ITEMS}.`,
      allowed: `a whole number, 1 to ${MOST_ITEMS}`,
    }),
  reasons: z
    .array(z.enum(REVIEW_REASONS))
    .min(1)
    .max(REVIEW_REASONS.length)
    .default([...REVIEW_REASONS])
    .transform((reasons) => REVIEW_REASONS.filter((reason) => reasons.includes(reason)))
    .meta({
      description:
        'Why answers are to be reviewed; all reasons when absent. Without `random` nothing can be estimated.',
      allowed: `a list of ${REVIEW_REASONS.join(', ')}`,
    }),
  seed: z
    .int()
    .min(0)
    .max(MOST_SEED)
    .default(1)
    .meta({
      description: 'Of the draw: the same seed draws the same answers. Default 1.',
      allowed: `a whole number, 0 to ${MOST_SEED}`,
    }),
  replace: z.boolean().default(false).meta({
    description:
      'Whether an open review of the job ends and this one takes its place. Labels are kept, and count where the same answer comes up again.',
    allowed: 'true or false',
  }),
});
export type ReviewBody = z.output<typeof reviewBody>;

const rater = z
  .string()
  .regex(RATER_PATTERN)
  .meta({ description: 'Who labels. Each rater has one name.', allowed: RATER_ALLOWED });

/** A rater's word for an item. */
export const labelBody = z.strictObject({
  rater,
  outcome: z.enum(LABELS).meta({ description: 'What the answer is.', allowed: LABELS.join(', ') }),
  note: reasonField.meta({
    description: 'Why, for the adjudicator.',
    allowed: '0..1000 characters',
  }),
});
export type LabelBody = z.output<typeof labelBody>;

const ITEM_PATTERN = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text can be the name of an item. */
export function isItem(text: string): boolean {
  return ITEM_PATTERN.test(text);
}

/** Who asks for the next item, and after which. */
export const nextQuery = z.strictObject({
  rater: textOf(RATER_PATTERN, RATER_ALLOWED, 'Who labels. Required.'),
  after: textOf(
    ITEM_PATTERN,
    'the name of an item',
    'Only items that stand after this one: it is skipped for now.',
  ),
});
export type NextQuery = z.output<typeof nextQuery>;

/** Who asks for disagreements. */
export const disagreementsQuery = z.strictObject({
  rater: textOf(
    RATER_PATTERN,
    RATER_ALLOWED,
    'Who settles them: only those that this person has not labelled. All when absent.',
  ),
});
export type DisagreementsQuery = z.output<typeof disagreementsQuery>;
