import { JOB_ID_PATTERN, JOB_STATUSES } from '@beacon/domain';
import type { JobPlace } from '@beacon/persistence';
import { z } from 'zod';
import { cursorParameter } from '../http/cursor-parameter.js';
import { readCursor, writeCursor } from '../http/cursor.js';
import { oneOf, wholeNumber } from '../http/query.js';

const CURSOR_PLACE = new RegExp(`^job:(\\d{1,16}):(${JOB_ID_PATTERN.source.slice(1, -1)})$`);
const MAX_OFFSET = 100_000_000;

/** Parameters of the listing of jobs. */
export const jobListQuery = z.strictObject({
  limit: wholeNumber({ min: 1, max: 200, fallback: 50 }, 'Jobs per page.'),
  cursor: cursorParameter,
  status: oneOf(JOB_STATUSES, 'Jobs of this status only.'),
});
export type JobListQuery = z.output<typeof jobListQuery>;

/** Parameters of one job. */
export const jobQuery = z.strictObject({
  include: oneOf(
    ['executions', 'latest', 'all'],
    'Adds a page of the newest executions. The three words mean the same; `/executions/all` lists every one.',
  ),
  exec_limit: wholeNumber({ min: 1, max: 200, fallback: 20 }, 'Executions to include.'),
  exec_offset: wholeNumber({ min: 0, max: 10_000, fallback: 0 }, 'Newest executions to leave out.'),
});
export type JobQuery = z.output<typeof jobQuery>;

/** Parameters of a job's matrix. */
export const matrixQuery = z.strictObject({
  offset: wholeNumber({ min: 0, max: MAX_OFFSET, fallback: 0 }, 'Questions to leave out.'),
  limit: wholeNumber({ min: 1, max: 1_000, fallback: 200 }, 'Questions per page.'),
});
export type MatrixQuery = z.output<typeof matrixQuery>;

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
