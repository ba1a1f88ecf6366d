import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { QueryOf } from '../http/query.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { AuditReader } from './audit-reader.js';
import { auditList, pageParameters, toEntry, toPageRequest, toPageView } from './audit.view.js';

const auditQuery = z.strictObject(pageParameters);
type AuditQuery = z.output<typeof auditQuery>;

/** Who did what to a job. */
@ApiTags('control')
@Controller('api/v1/jobs')
export class JobAuditController {
  constructor(private readonly audit: AuditReader) {}

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
    @QueryOf(auditQuery) query: AuditQuery,
  ): Promise<z.output<typeof auditList>> {
    const page = await this.audit.ofJob(id, toPageRequest(query));
    return { job_id: id, ...toPageView(page, toEntry) };
  }
}
