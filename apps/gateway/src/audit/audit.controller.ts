import { Job, readJobAudit } from '@beacon/persistence';
import type { AuditRow } from '@beacon/persistence';
import { JOB_ID_PATTERN } from '@beacon/domain';
import { MikroORM } from '@mikro-orm/postgresql';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ApiError } from '../errors/api-error.js';
import { cursorParameter } from '../executions/execution.query.js';
import { time } from '../executions/execution.view.js';
import { readCursor, writeCursor } from '../http/cursor.js';
import { QueryOf, wholeNumber } from '../http/query.js';
import { Endpoint } from '../openapi/endpoint.js';

const CURSOR_PLACE = /^audit:([1-9]\d{0,14})$/;

const auditQuery = z.strictObject({
  limit: wholeNumber({ min: 1, max: 500, fallback: 100 }, 'Entries per page.'),
  cursor: cursorParameter,
});
type AuditQuery = z.output<typeof auditQuery>;

/** A page of what was done to a job. */
export const auditList = z.strictObject({
  job_id: z.string(),
  audit: z
    .array(
      z.strictObject({
        id: z.int(),
        at: time,
        actor: z.string().describe('Who, as they said; `anonymous` when they did not.'),
        address: z.string().nullable(),
        request_id: z.string().nullable(),
        action: z.string().describe('Such as `job.cancel`.'),
        reason: z.string().nullable(),
        details: z.record(z.string(), z.unknown()).describe('What it came to.'),
      }),
    )
    .describe('Newest first.'),
  limit: z.int(),
  next_cursor: z.string().nullable().describe('Where the next page starts; null on the last.'),
});

/** Tells who did what to a job. */
@ApiTags('control')
@Controller('api/v1/jobs')
export class AuditController {
  constructor(private readonly orm: MikroORM) {}

  @Get(':id/audit')
  @Endpoint({
    summary: 'Who did what to a job, and why',
    path: { id: 'Id of the job.' },
    query: auditQuery,
    answers: { 200: { about: 'A page of the audit log.', body: auditList } },
    errors: { 400: 'A parameter is not accepted.', 404: 'There is no such job.' },
  })
  async list(
    @Param('id') id: string,
    @QueryOf(auditQuery) { limit, cursor }: AuditQuery,
  ): Promise<z.output<typeof auditList>> {
    const em = this.orm.em.fork();
    const exists = JOB_ID_PATTERN.test(id) && (await em.count(Job, { id })) > 0;
    if (!exists) throw ApiError.notFound('job', id);
    const before = cursor === undefined ? undefined : Number(readCursor(cursor, CURSOR_PLACE)[0]);
    const rows = await readJobAudit(em, id, { limit: limit + 1, before });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      job_id: id,
      audit: shown.map(toView),
      limit,
      next_cursor: rows.length > shown.length && last ? writeCursor(`audit:${last.id}`) : null,
    };
  }
}

function toView({ requestId, ...entry }: AuditRow) {
  return { ...entry, request_id: requestId };
}
