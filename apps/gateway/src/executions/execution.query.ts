import {
  EXECUTION_STATUSES,
  JOB_ID_PATTERN,
  MODEL_ID_PATTERN,
  OUTCOMES,
  QUESTION_ID_PATTERN,
} from '@beacon/domain';
import type { Catalogue, ExecutionStatus, Outcome } from '@beacon/domain';
import type { ExecutionFilter } from '@beacon/persistence';
import { knownRegion } from '../catalogue/known-region.js';
import { ApiError } from '../http/errors/api-error.js';
import { readCursor, writeCursor } from '../http/cursor.js';
import { Cursor } from '../http/validation/common-parameters.js';
import { NameOf, OneOf, TextOf, WholeNumber } from '../http/validation/parameters.js';

const MAX_LIMIT = 500;
const MAX_OFFSET = 10_000;
const ID_OR_EMPTY = new RegExp(`${QUESTION_ID_PATTERN.source}|^$`);
const CURSOR_PLACE = /^execution:([1-9]\d{0,14})$/;

/** Filters of the executions of one job. */
export class ExecutionFilterQuery {
  @TextOf(/^[^]{1,60}$/, 'a region id or alias', 'Id of a region, or another spelling of it.')
  readonly region?: string;

  @TextOf(MODEL_ID_PATTERN, 'a model id', 'Id of a model.')
  readonly model_id?: string;

  @TextOf(
    ID_OR_EMPTY,
    "a question id; empty for the job's own prompt",
    'Id of a question; empty for executions without one.',
  )
  readonly question_id?: string;

  @OneOf(EXECUTION_STATUSES, 'How the execution ended.')
  readonly status?: ExecutionStatus;

  @OneOf(OUTCOMES, 'What happened, typed.')
  readonly outcome?: Outcome;

  @OneOf(['true', 'false'], 'Whether the evidence of where it ran contradicts what is configured.')
  readonly quarantined?: 'true' | 'false';
}

/** Filters of listings, which can be searched. */
class ListedExecutionsQuery extends ExecutionFilterQuery {
  @TextOf(
    /^\P{Cc}{2,200}$/u,
    '2 to 200 characters, no control characters',
    'Words of the answer as they are, in whatever case.',
  )
  readonly q?: string;
}

const JOB_ID = '1..128 of A-Z a-z 0-9 _ -';

/** Parameters of `/executions`. */
export class ExecutionListQuery extends ListedExecutionsQuery {
  @TextOf(JOB_ID_PATTERN, JOB_ID, 'Executions of this job only; one that does not exist is a 404.')
  readonly job_id?: string;

  @TextOf(
    JOB_ID_PATTERN,
    JOB_ID,
    'The same under the original name; a job that does not exist has none.',
  )
  readonly jobspec_id?: string;

  @WholeNumber({ min: 1, max: MAX_LIMIT, fallback: 100 }, 'Executions per page.')
  readonly limit!: number;

  @Cursor()
  readonly cursor?: string;

  @WholeNumber(
    { min: 0, max: MAX_OFFSET, fallback: 0 },
    'Executions to leave out, for clients that do not know cursors.',
  )
  readonly offset!: number;
}

/** Parameters of `/jobs/:id/executions/all`. */
export class JobExecutionsQuery extends ListedExecutionsQuery {
  @WholeNumber({ min: 1, max: MAX_LIMIT, fallback: 200 }, 'Executions per page.')
  readonly limit!: number;

  @Cursor()
  readonly cursor?: string;
}

/** Parameters of `/executions/:id/attempts`. */
export class AttemptsQuery {
  @OneOf(['results'], 'Adds the whole results that do not count.')
  readonly include?: 'results';
}

/** Names one execution. */
export class ExecutionPath {
  @NameOf('execution', /^[1-9]\d{0,14}$/, 'Id of the execution, a whole number.')
  readonly id!: string;
}

/**
 * The filter that a query asks for.
 * @throws ApiError when the region is unknown, or the two names of the job differ.
 */
export function toFilter(query: ExecutionListQuery, catalogue: Catalogue): ExecutionFilter {
  return { ...toJobFilter(query, catalogue), jobId: jobOf(query) };
}

/**
 * Refuses to leave out executions of a search: each page would look at all of those before it again.
 * @throws ApiError 400.
 */
export function requireCursor({ q, offset }: ExecutionListQuery): void {
  if (q === undefined || offset === 0) return;
  const message = 'a search by q goes on by cursor, not by offset: leave offset out';
  throw ApiError.validation([{ field: 'offset', code: 'conflicting_parameter', message }]);
}

/** The filter within a job. */
export function toJobFilter(query: ExecutionFilterQuery, catalogue: Catalogue): ExecutionFilter {
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
