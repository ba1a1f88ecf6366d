import { readCursor } from '../http/cursor.js';
import { Cursor } from '../http/validation/common-parameters.js';
import { NameOf, WholeNumber } from '../http/validation/parameters.js';

const SEQUENCE = /^[1-9]\d{0,14}$/;
const CURSOR_PLACE = /^dead:([1-9]\d{0,14})$/;

/** Parameters of the listing. */
export class DeadLetterQuery {
  @WholeNumber({ min: 1, max: 200, fallback: 50 }, 'Dead letters per page.')
  readonly limit!: number;

  @Cursor()
  readonly cursor?: string;
}

/** A dead letter by its sequence. */
export class DeadLetterPath {
  @NameOf('dead letter', SEQUENCE, 'Sequence of the dead letter.')
  readonly sequence!: string;
}

/**
 * The sequence after which a page begins; 0 for the first page.
 * @throws ApiError when the cursor is of another listing.
 */
export function startOf({ cursor }: DeadLetterQuery): number {
  return cursor === undefined ? 0 : Number(readCursor(cursor, CURSOR_PLACE)[0]);
}
