import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, job } from '../access/needs.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { JobPath } from '../job-access/job-path.js';
import { AuditReader } from './audit-reader.js';
import { AuditPageQuery, toPageRequest } from './audit.query.js';
import { JobAuditView, toJobAuditView } from './audit.view.js';

/** Who did what to a job. */
@ApiTags('control')
@Controller('api/v1/jobs')
export class JobAuditController {
  constructor(private readonly audit: AuditReader) {}

  @Get(':id/audit')
  @Needs('read', job())
  @ApiOperation({ summary: 'Who did what to a job, and why' })
  @ApiOkResponse({ description: 'A page of the audit log.', type: JobAuditView })
  @ApiErrors({ 400: 'A parameter is not accepted.', 404: 'There is no such job.' })
  async list(@Param() { id }: JobPath, @Query() query: AuditPageQuery): Promise<JobAuditView> {
    return toJobAuditView(id, await this.audit.ofJob(id, toPageRequest(query)));
  }
}
