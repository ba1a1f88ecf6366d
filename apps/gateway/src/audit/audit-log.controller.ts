import type { Catalogue } from '@beacon/domain';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, projects } from '../access/needs.js';
import { ListedProjects } from '../access/request-principal.js';
import type { VisibleProjects } from '../access/request-principal.js';
import { knownRegion } from '../catalogue/known-region.js';
import { ApiAdmin } from '../access/api-admin.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { CATALOGUE } from '../settings/settings.js';
import { AuditReader } from './audit-reader.js';
import { AuditLogQuery, toPageRequest } from './audit.query.js';
import { AuditLogView, toAuditLogView } from './audit.view.js';

/** Who did what to jobs, lanes and dead letters, for admins: what is about no job is shown only here. */
@ApiTags('admin')
@Controller('api/v1/audit')
export class AuditLogController {
  constructor(
    private readonly audit: AuditReader,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  @Get()
  @Needs('admin', projects('job_id'))
  @ApiOperation({ summary: 'Who did what, to jobs, lanes and dead letters, and why' })
  @ApiAdmin()
  @ApiOkResponse({ description: 'A page of the audit log.', type: AuditLogView })
  @ApiErrors({ 400: 'A parameter is not accepted.' })
  async list(
    @Query() query: AuditLogQuery,
    @ListedProjects() projectIds: VisibleProjects,
  ): Promise<AuditLogView> {
    const { action, actor, job_id: jobId, model_id: modelId } = query;
    const region =
      query.region === undefined ? undefined : knownRegion(this.catalogue, query.region);
    const filter = { action, actor, jobId, modelId, region, projects: projectIds };
    return toAuditLogView(await this.audit.all(filter, toPageRequest(query)));
  }
}
