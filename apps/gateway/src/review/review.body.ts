import { LABELS } from '@beacon/classification';
import type { Label } from '@beacon/classification';
import { REVIEW_REASONS } from '@beacon/persistence';
import type { ReviewReason } from '@beacon/persistence';
import { IsBoolean, IsInt, Matches, Max, Min } from 'class-validator';
import { Reason, Word } from '../http/validation/body-fields.js';
import { Check, Field } from '../http/validation/field.js';
import { RATER_ALLOWED, RATER_PATTERN } from './rater.js';

/** Items that a review may have. */
export const MOST_ITEMS = 2_000;
const USUAL_ITEMS = 100;
const MOST_SEED = 2 ** 31 - 1;

/** What a review is made of. */
export class ReviewBody {
  @Field(
    {
      about: `How many answers. Default ${USUAL_ITEMS}.`,
      allowed: `a whole number, 1 to ${MOST_ITEMS}`,
      schema: { type: 'integer', minimum: 1, maximum: MOST_ITEMS },
      fallback: USUAL_ITEMS,
    },
    IsInt(),
    Min(1),
    Max(MOST_ITEMS),
  )
  readonly size!: number;

  @Field(
    {
      about:
        'Why answers are to be reviewed; all reasons when absent. Without `random` nothing can be estimated.',
      allowed: `a list of ${REVIEW_REASONS.join(', ')}`,
      schema: {
        type: 'array',
        items: { type: 'string', enum: [...REVIEW_REASONS] },
        minItems: 1,
        maxItems: REVIEW_REASONS.length,
      },
      fallback: REVIEW_REASONS,
      read: inOrder,
    },
    Check(isListOfReasons),
  )
  readonly reasons!: readonly ReviewReason[];

  @Field(
    {
      about: 'Of the draw: the same seed draws the same answers. Default 1.',
      allowed: `a whole number, 0 to ${MOST_SEED}`,
      schema: { type: 'integer', minimum: 0, maximum: MOST_SEED },
      fallback: 1,
    },
    IsInt(),
    Min(0),
    Max(MOST_SEED),
  )
  readonly seed!: number;

  @Field(
    {
      about:
        'Whether an open review of the job ends and this one takes its place. Labels are kept, and count where the same answer comes up again.',
      allowed: 'true or false',
      schema: { type: 'boolean' },
      fallback: false,
    },
    IsBoolean(),
  )
  readonly replace!: boolean;
}

/** Each reason once, in the order of all: reasons take turns in it. What is no list of reasons stays as it is, and is refused. */
function inOrder(given: unknown): unknown {
  return isListOfReasons(given) ? REVIEW_REASONS.filter((one) => given.includes(one)) : given;
}

function isListOfReasons(given: unknown): given is readonly ReviewReason[] {
  return (
    Array.isArray(given) &&
    given.length >= 1 &&
    given.length <= REVIEW_REASONS.length &&
    given.every((one) => (REVIEW_REASONS as readonly unknown[]).includes(one))
  );
}

/** A rater's label for an item. */
export class LabelBody {
  @Field(
    {
      about: 'Who labels. Each rater has one name.',
      allowed: RATER_ALLOWED,
      schema: { type: 'string', pattern: RATER_PATTERN.source },
      required: true,
    },
    Matches(RATER_PATTERN),
  )
  readonly rater!: string;

  @Word(LABELS, 'What the answer is.', { required: true })
  readonly outcome!: Label;

  @Reason('Why, for the adjudicator.')
  readonly note!: string | null;
}
