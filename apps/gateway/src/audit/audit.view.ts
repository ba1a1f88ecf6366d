import type { AuditRow, PlacedAuditRow } from '@beacon/persistence';
import { z } from 'zod';
import { cursorParameter } from '../http/cursor-parameter.js';
import { time } from '../http/time.js';
import { readCursor, writeCursor } from '../http/cursor.js';
import { wholeNumber } from '../http/query.js';
import type { AuditPage, PageRequest } from './audit-reader.js';

const CURSOR_PLACE = /^audit:([1-9]\d{0,14})$/;

/** Parameters of every page of the audit log. */
export const pageParameters = {
  limit: wholeNumber({ min: 1, max: 500, fallback: 100 }, 'Entries per page.'),
  cursor: cursorParameter,
};

const entry = {
  id: z.int(),
  at: time,
  actor: z.string().describe('Who, as they said; `anonymous` when they did not.'),
  address: z.string().nullable(),
  request_id: z.string().nullable(),
  action: z.string().describe('Such as `job.cancel`.'),
  reason: z.string().nullable(),
  details: z.record(z.string(), z.unknown()).describe('What it came to.'),
};

const page = {
  limit: z.int(),
  next_cursor: z.string().nullable().describe('Where the next page starts; null on the last.'),
};

/** A page of what was done to a job. */
export const auditList = z.strictObject({
  job_id: z.string(),
  audit: z.array(z.strictObject(entry)).describe('Newest first.'),
  ...page,
});

/** A page of what was done to anything. */
export const auditLog = z.strictObject({
  audit: z
    .array(
      z.strictObject({
        ...entry,
        job_id: z.string().nullable().describe('Null when it was done to no job.'),
        region: z.string().nullable(),
        model_id: z.string().nullable(),
      }),
    )
    .describe('Newest first.'),
  ...page,
});

/**
 * The page that a request asks for.
 * @throws ApiError when the cursor is of another listing.
 */
export function toPageRequest(query: {
  readonly limit: number;
  readonly cursor?: string | undefined;
}): PageRequest {
  const { limit, cursor } = query;
  const before = cursor === undefined ? undefined : Number(readCursor(cursor, CURSOR_PLACE)[0]);
  return { limit, before };
}

/** A page as clients see it. */
export function toPageView<Row extends AuditRow, View>(
  { rows, limit, next }: AuditPage<Row>,
  toView: (row: Row) => View,
) {
  const next_cursor = next === null ? null : writeCursor(`audit:${next}`);
  return { audit: rows.map(toView), limit, next_cursor };
}

/** An entry of a job's page. */
export function toEntry({ requestId, ...row }: AuditRow) {
  return { ...row, request_id: requestId };
}

/** An entry of the whole log. */
export function toPlacedEntry({ requestId, jobId, modelId, ...row }: PlacedAuditRow) {
  return { ...row, request_id: requestId, job_id: jobId, model_id: modelId };
}
