import { JOB_ID_PATTERN, JOB_STATUSES } from '@beacon/domain';
import type { JobStatus } from '@beacon/domain';
import type { JobPage, JobPlace } from '@beacon/persistence';
import { readCursor, writeCursor } from '../http/cursor.js';
import { Cursor } from '../http/validation/common-parameters.js';
import { Check, Field } from '../http/validation/field.js';
import { OneOf, TextOf, WholeNumber } from '../http/validation/parameters.js';

const CURSOR_PLACE = new RegExp(`^job:(\\d{1,16}):(${JOB_ID_PATTERN.source.slice(1, -1)})$`);
const SHOWN = { false: false, true: true, all: null } as const;

/** `status`: some of the words, with commas between them. */
function Statuses(): PropertyDecorator {
  const words: readonly string[] = JOB_STATUSES;
  const one = words.join('|');
  return Field(
    {
      about: 'Jobs of these statuses only.',
      allowed: `${words.join(', ')}; or several of them with commas between`,
      schema: { type: 'string', pattern: `^(${one})(,(${one}))*$` },
      read: (given) => (typeof given === 'string' ? given.split(',') : given),
    },
    Check((list) => Array.isArray(list) && list.every((status) => words.includes(String(status)))),
  );
}

/** Parameters of the listing of jobs. */
export class JobListQuery {
  @WholeNumber({ min: 1, max: 200, fallback: 50 }, 'Jobs per page.')
  readonly limit!: number;

  @Cursor()
  readonly cursor?: string;

  @Statuses()
  readonly status?: readonly JobStatus[];

  @TextOf(
    /^[^\0]{1,200}$/,
    '1 to 200 characters',
    'Jobs with this text in id or name, in any case.',
  )
  readonly q?: string;

  @OneOf(['false', 'true', 'all'], 'Whether jobs are listed that were archived.', {
    fallback: 'false',
  })
  readonly archived!: keyof typeof SHOWN;

  @OneOf(['simulated'], 'Adds to each job whether its answers are simulated.')
  readonly include?: 'simulated';
}

/** What a query says of a page: whose jobs are listed is for the caller's credentials to say. */
type AskedPage = Omit<JobPage, 'projects'>;

/**
 * The page that a query asks for.
 * @throws ApiError when the cursor is of another listing.
 */
export function toJobPage({
  limit,
  cursor,
  status,
  q,
  archived,
  include,
}: JobListQuery): AskedPage {
  return {
    limit,
    after: placeOf(cursor),
    statuses: status ?? null,
    archived: SHOWN[archived],
    text: q ?? null,
    withSimulated: include === 'simulated',
  };
}

/** The place after which a cursor's page starts. */
function placeOf(cursor: string | undefined): JobPlace | null {
  if (cursor === undefined) return null;
  const [createdMicros = '', id = ''] = readCursor(cursor, CURSOR_PLACE);
  return { createdMicros, id };
}

/** The cursor of the page after one that ended with a job. */
export function cursorAfter({ createdMicros, id }: JobPlace): string {
  return writeCursor(`job:${createdMicros}:${id}`);
}
