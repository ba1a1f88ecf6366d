import {
  EXECUTION_STATUSES,
  JOB_ID_PATTERN,
  MODEL_ID_PATTERN,
  OUTCOMES,
  QUESTION_ID_PATTERN,
} from '@beacon/domain';
import type { Catalogue } from '@beacon/domain';
import type { ExecutionFilter } from '@beacon/persistence';
import { z } from 'zod';
import { knownRegion } from '../catalogue/known-region.js';
import { ApiError } from '../http/errors/api-error.js';
import { cursorParameter } from '../http/cursor-parameter.js';
import { readCursor, writeCursor } from '../http/cursor.js';
import { oneOf, textOf, wholeNumber } from '../http/query.js';

const MAX_LIMIT = 500;
const MAX_OFFSET = 10_000;
const ID_OR_EMPTY = new RegExp(`${QUESTION_ID_PATTERN.source}|^$`);
const CURSOR_PLACE = /^execution:([1-9]\d{0,14})$/;

const jobId = (description: string) =>
  textOf(JOB_ID_PATTERN, '1..128 of A-Z a-z 0-9 _ -', description);

/** Filters of the executions of one job. */
const filters = {
  region: textOf(
    /^[^]{1,60}$/,
    'a region id or alias',
    'Id of a region, or another spelling of it.',
  ),
  model_id: textOf(MODEL_ID_PATTERN, 'a model id', 'Id of a model.'),
  question_id: textOf(
    ID_OR_EMPTY,
    "a question id; empty for the job's own prompt",
    'Id of a question; empty for executions without one.',
  ),
  status: oneOf(EXECUTION_STATUSES, 'How the execution ended.'),
  outcome: oneOf(OUTCOMES, 'What happened, typed.'),
  quarantined: oneOf(
    ['true', 'false'],
    'Whether the evidence of where it ran contradicts what is configured.',
  ),
};

/** Parameters of `/executions`. */
export const executionListQuery = z.strictObject({
  job_id: jobId('Executions of this job only; one that does not exist is a 404.'),
  jobspec_id: jobId('The same under the original name; a job that does not exist has none.'),
  ...filters,
  limit: wholeNumber({ min: 1, max: MAX_LIMIT, fallback: 100 }, 'Executions per page.'),
  cursor: cursorParameter,
  offset: wholeNumber(
    { min: 0, max: MAX_OFFSET, fallback: 0 },
    'Executions to leave out, for clients that do not know cursors.',
  ),
});
export type ExecutionListQuery = z.output<typeof executionListQuery>;

/** Parameters of `/jobs/:id/executions/all`. */
export const jobExecutionsQuery = z.strictObject({
  ...filters,
  limit: wholeNumber({ min: 1, max: MAX_LIMIT, fallback: 200 }, 'Executions per page.'),
  cursor: cursorParameter,
});
export type JobExecutionsQuery = z.output<typeof jobExecutionsQuery>;

/**
 * The filter that a query asks for.
 * @throws ApiError when the region is unknown, or the two names of the job differ.
 */
export function toFilter(query: ExecutionListQuery, catalogue: Catalogue): ExecutionFilter {
  return { ...toJobFilter(query, catalogue), jobId: jobOf(query) };
}

/** The filter within a job. */
export function toJobFilter(
  query: Pick<ExecutionListQuery, keyof typeof filters>,
  catalogue: Catalogue,
): ExecutionFilter {
  return {
    region: query.region === undefined ? undefined : knownRegion(catalogue, query.region),
    modelId: query.model_id,
    questionId: query.question_id === '' ? null : query.question_id,
    status: query.status,
    outcome: query.outcome,
    quarantined: query.quarantined === undefined ? undefined : query.quarantined === 'true',
  };
}

function jobOf({ job_id, jobspec_id }: ExecutionListQuery): string | undefined {
  if (job_id === undefined || jobspec_id === undefined || job_id === jobspec_id) {
    return job_id ?? jobspec_id;
  }
  const message = 'jobspec_id and job_id name different jobs: give one of them';
  throw ApiError.validation([{ field: 'jobspec_id', code: 'conflicting_parameter', message }]);
}

/** The id before which a cursor's page starts. */
export function placeOf(cursor: string | undefined): number | undefined {
  return cursor === undefined ? undefined : Number(readCursor(cursor, CURSOR_PLACE)[0]);
}

/** The cursor of the page after one that ended with an id. */
export function cursorAfter(id: number): string {
  return writeCursor(`execution:${id}`);
}

/** Parameters of `/executions/:id/attempts`. */
export const attemptsQuery = z.strictObject({
  include: oneOf(['results'], 'Adds the whole results that do not count.'),
});
export type AttemptsQuery = z.output<typeof attemptsQuery>;
