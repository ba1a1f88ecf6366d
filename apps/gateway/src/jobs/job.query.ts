import { JOB_ID_PATTERN, JOB_STATUSES } from '@beacon/domain';
import type { JobStatus } from '@beacon/domain';
import type { JobPlace } from '@beacon/persistence';
import { readCursor, writeCursor } from '../http/cursor.js';
import { Cursor } from '../http/validation/common-parameters.js';
import { OneOf, WholeNumber } from '../http/validation/parameters.js';

const CURSOR_PLACE = new RegExp(`^job:(\\d{1,16}):(${JOB_ID_PATTERN.source.slice(1, -1)})$`);
const MAX_OFFSET = 100_000_000;

/** Parameters of the listing of jobs. */
export class JobListQuery {
  @WholeNumber({ min: 1, max: 200, fallback: 50 }, 'Jobs per page.')
  readonly limit!: number;

  @Cursor()
  readonly cursor?: string;

  @OneOf(JOB_STATUSES, 'Jobs of this status only.')
  readonly status?: JobStatus;
}

/** Parameters of one job. */
export class JobQuery {
  @OneOf(
    ['executions', 'latest', 'all'],
    'Adds a page of the newest executions. The three words mean the same; `/executions/all` lists every one.',
  )
  readonly include?: 'executions' | 'latest' | 'all';

  @WholeNumber({ min: 1, max: 200, fallback: 20 }, 'Executions to include.')
  readonly exec_limit!: number;

  @WholeNumber({ min: 0, max: 10_000, fallback: 0 }, 'Newest executions to leave out.')
  readonly exec_offset!: number;
}

/** Parameters of a job's matrix. */
export class MatrixQuery {
  @WholeNumber({ min: 0, max: MAX_OFFSET, fallback: 0 }, 'Questions to leave out.')
  readonly offset!: number;

  @WholeNumber({ min: 1, max: 1_000, fallback: 200 }, 'Questions per page.')
  readonly limit!: number;
}

/** The place after which a cursor's page starts. */
export function placeOf(cursor: string | undefined): JobPlace | null {
  if (cursor === undefined) return null;
  const [createdMicros = '', id = ''] = readCursor(cursor, CURSOR_PLACE);
  return { createdMicros, id };
}

/** The cursor of the page after one that ended with a job. */
export function cursorAfter({ createdMicros, id }: JobPlace): string {
  return writeCursor(`job:${createdMicros}:${id}`);
}
