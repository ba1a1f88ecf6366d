import { JOB_ID_PATTERN, MODEL_ID_PATTERN } from '@beacon/domain';
import type { Catalogue } from '@beacon/domain';
import { Controller, Get, Inject, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { knownRegion } from '../catalogue/known-region.js';
import { CATALOGUE } from '../settings/settings.js';
import { ADMIN_ERRORS, ADMIN_HEADER_ABOUT, AdminGuard } from '../http/admin.guard.js';
import { QueryOf, textOf } from '../http/query.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { AuditReader } from './audit-reader.js';
import {
  auditLog,
  pageParameters,
  toPageRequest,
  toPageView,
  toPlacedEntry,
} from './audit.view.js';

const ACTION = /^[a-z_]{1,30}(\.[a-z_]{1,30})?$/;

const logQuery = z.strictObject({
  action: textOf(
    ACTION,
    'an action, or its first word',
    'Such as `lane.pause`, or `lane` for all.',
  ),
  actor: textOf(/^[^\p{C}]{1,200}$/u, '1 to 200 printable characters', 'Who, as they said.'),
  job_id: textOf(JOB_ID_PATTERN, 'a job id', 'What was done to this job only.'),
  region: textOf(/^[^]{1,60}$/, 'a region id or alias', 'What was done to lanes of this region.'),
  model_id: textOf(MODEL_ID_PATTERN, 'a model id', 'What was done to lanes of this model.'),
  ...pageParameters,
});
type LogQuery = z.output<typeof logQuery>;

/** Who did what to jobs, lanes and dead letters, for admins: what is about no job is shown only here. */
@ApiTags('admin')
@Controller('api/v1/audit')
@UseGuards(AdminGuard)
export class AuditLogController {
  constructor(
    private readonly audit: AuditReader,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Who did what, to jobs, lanes and dead letters, and why',
    headers: ADMIN_HEADER_ABOUT,
    query: logQuery,
    answers: { 200: { about: 'A page of the audit log.', body: auditLog } },
    errors: { ...ADMIN_ERRORS, 400: 'A parameter is not accepted.' },
  })
  async list(@QueryOf(logQuery) query: LogQuery): Promise<z.output<typeof auditLog>> {
    const { action, actor, job_id: jobId, model_id: modelId } = query;
    const region =
      query.region === undefined ? undefined : knownRegion(this.catalogue, query.region);
    const filter = { action, actor, jobId, modelId, region };
    return toPageView(await this.audit.all(filter, toPageRequest(query)), toPlacedEntry);
  }
}
