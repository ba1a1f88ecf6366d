import { JOB_ID_PATTERN, MODEL_ID_PATTERN } from '@beacon/domain';
import { readCursor } from '../http/cursor.js';
import { Cursor } from '../http/validation/common-parameters.js';
import { TextOf, WholeNumber } from '../http/validation/parameters.js';
import type { PageRequest } from './audit-reader.js';

const ACTION = /^[a-z_]{1,30}(\.[a-z_]{1,30})?$/;
const CURSOR_PLACE = /^audit:([1-9]\d{0,14})$/;

/** Parameters of a page of the audit log. */
export class AuditPageQuery {
  @WholeNumber({ min: 1, max: 500, fallback: 100 }, 'Entries per page.')
  readonly limit!: number;

  @Cursor()
  readonly cursor?: string;
}

/** Parameters of the whole audit log. */
export class AuditLogQuery extends AuditPageQuery {
  @TextOf(ACTION, 'an action, or its first word', 'Such as `lane.pause`, or `lane` for all.')
  readonly action?: string;

  @TextOf(/^[^\p{C}]{1,200}$/u, '1 to 200 printable characters', 'Who, as they said.')
  readonly actor?: string;

  @TextOf(JOB_ID_PATTERN, 'a job id', 'What was done to this job only.')
  readonly job_id?: string;

  @TextOf(/^[^]{1,60}$/, 'a region id or alias', 'What was done to lanes of this region.')
  readonly region?: string;

  @TextOf(MODEL_ID_PATTERN, 'a model id', 'What was done to lanes of this model.')
  readonly model_id?: string;
}

/**
 * The page that a query asks for.
 * @throws ApiError when the cursor is of another listing.
 */
export function toPageRequest({ limit, cursor }: AuditPageQuery): PageRequest {
  const before = cursor === undefined ? undefined : Number(readCursor(cursor, CURSOR_PLACE)[0]);
  return { limit, before };
}
