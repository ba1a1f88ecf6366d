import { Job, readJobAudit } from '@beacon/persistence';
import { JOB_ID_PATTERN } from '@beacon/domain';
import { MikroORM } from '@mikro-orm/postgresql';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ApiError } from '../http/errors/api-error.js';
import { QueryOf } from '../http/query.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { auditList, pageBefore, pageParameters, toEntry, toPage } from './audit.view.js';

const auditQuery = z.strictObject(pageParameters);
type AuditQuery = z.output<typeof auditQuery>;

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
    const rows = await readJobAudit(em, id, { limit: limit + 1, before: pageBefore(cursor) });
    return { job_id: id, ...toPage(rows, limit, toEntry) };
  }
}
