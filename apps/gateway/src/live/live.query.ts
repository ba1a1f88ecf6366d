import { EVENT_TYPES } from '@beacon/contracts';
import type { EventType } from '@beacon/contracts';
import { ApiError } from '../http/errors/api-error.js';
import { Check, Field } from '../http/validation/field.js';
import { OneOf, TextOf, WholeNumber } from '../http/validation/parameters.js';
import type { EventFilter } from './event-filter.js';
import type { VisibleJobs } from './job-projects.js';
import { POSITION_PATTERN, POSITION_WORDS, readPosition } from '@beacon/bus';
import type { EventPosition } from '@beacon/bus';

const OLDEST = 'oldest';
const AFTER_PATTERN = new RegExp(`^${OLDEST}$|${POSITION_PATTERN.source}`);
const TYPE_WORDS = EVENT_TYPES.join(', ');

/** Parameters of a stream of events. */
export class EventsQuery {
  @TextOf(
    AFTER_PATTERN,
    `${POSITION_WORDS}, or ${OLDEST}`,
    'Events behind this one; `oldest` for all that are kept. Without it only what happens from now on. The header `Last-Event-ID` takes precedence.',
  )
  readonly after?: string;

  @Field(
    {
      about: 'Events of these types only, separated by commas.',
      allowed: `some of ${TYPE_WORDS}`,
      schema: { type: 'string' },
    },
    Check((value) => typeof value === 'string' && value.split(',').every(isType)),
  )
  readonly types?: string;

  @WholeNumber(
    { min: 0, max: 10_000, fallback: 0 },
    'Recorded executions come as messages `executions` of up to 500 each, at most once in so many milliseconds (100 at least); 0 for each in a message of its own, at once.',
  )
  readonly batch_ms!: number;
}

/** Parameters of the stream of one job. */
export class JobEventsQuery extends EventsQuery {
  @OneOf(
    ['end'],
    'Ends the stream when the job has ended; without it the stream tells of what is changed later, too.',
  )
  readonly until?: 'end';
}

/** Batches that are more frequent would be no batches. */
const LEAST_BATCH_MS = 100;

/**
 * What a query lets through.
 * @param about the one job, or what is seen of all jobs.
 */
export function toEventFilter(
  about: { readonly jobId: string } | { readonly visible: VisibleJobs | null },
  query: JobEventsQuery,
): EventFilter {
  const { types, batch_ms: batchMs } = query;
  return {
    jobId: 'jobId' in about ? about.jobId : null,
    visible: 'jobId' in about ? null : about.visible,
    types: types === undefined ? null : new Set(types.split(',') as EventType[]),
    batchMs: batchMs === 0 ? 0 : Math.max(LEAST_BATCH_MS, batchMs),
    isUntilEnd: query.until === 'end',
  };
}

/** Where a reader wants to start. */
export type WantedStart =
  | { readonly kind: 'now' }
  | { readonly kind: 'oldest' }
  | { readonly kind: 'after'; readonly position: EventPosition };

/**
 * Where a reader wants to start. A browser that connects again sends the address that it had, and the header beside it.
 * @throws ApiError 400 when the header is no position.
 */
export function wantedStart(header: string | undefined, after: string | undefined): WantedStart {
  const text = header === undefined || header === '' ? after : header;
  if (text === undefined) return { kind: 'now' };
  if (text === OLDEST && text === after) return { kind: 'oldest' };
  const position = readPosition(text);
  if (position === null) throw badHeader();
  return { kind: 'after', position };
}

function badHeader(): ApiError {
  const field = 'Last-Event-ID';
  const message = `${field} must be ${POSITION_WORDS}`;
  return ApiError.validation([
    { field, code: 'invalid_last_event_id', message, allowed: POSITION_WORDS },
  ]);
}

const KNOWN: ReadonlySet<string> = new Set(EVENT_TYPES);

function isType(text: string): boolean {
  return KNOWN.has(text);
}
