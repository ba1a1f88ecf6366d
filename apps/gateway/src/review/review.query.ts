import { ApiError } from '../http/errors/api-error.js';
import { NameOf, TextOf } from '../http/validation/parameters.js';
import { JobPath } from '../job-access/job-path.js';
import { RATER_ALLOWED, RATER_PATTERN } from './rater.js';

const ITEM_PATTERN = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text can be the name of an item. */
export function isItem(text: string): boolean {
  return ITEM_PATTERN.test(text);
}

/** An item of a job's review, by its name. */
export class ReviewItemPath extends JobPath {
  @NameOf('job', /^/, 'Name of the item.')
  readonly item!: string;
}

/** Who asks for the next item, and after which. */
export class NextItemQuery {
  @TextOf(RATER_PATTERN, RATER_ALLOWED, 'Who labels. Required.')
  readonly rater?: string;

  @TextOf(
    ITEM_PATTERN,
    'the name of an item',
    'Only items that stand after this one: it is skipped for now.',
  )
  readonly after?: string;
}

/** Who asks for disagreements. */
export class DisagreementsQuery {
  @TextOf(
    RATER_PATTERN,
    RATER_ALLOWED,
    'Who settles them: only those that this person has not labelled. All when absent.',
  )
  readonly rater?: string;
}

/**
 * Who asks for the next item.
 * @throws ApiError when no rater is named.
 */
export function raterOf({ rater }: NextItemQuery): string {
  if (rater !== undefined) return rater;
  const message = 'rater is required: each answer is labelled by two people who are told apart';
  const code = 'missing_parameter';
  throw ApiError.validation([{ field: 'rater', code, message, allowed: RATER_ALLOWED }]);
}
