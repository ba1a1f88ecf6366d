import { readAudit } from '@beacon/persistence';
import { JOB_ID_PATTERN, MODEL_ID_PATTERN } from '@beacon/domain';
import type { Catalogue } from '@beacon/domain';
import { MikroORM } from '@mikro-orm/postgresql';
import { Controller, Get, Inject, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { regionOf } from '../control/control.body.js';
import { CATALOGUE } from '../settings/core.module.js';
import { ADMIN_ERRORS, ADMIN_HEADER_ABOUT, AdminGuard } from '../http/admin.guard.js';
import { QueryOf, textOf } from '../http/query.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { auditLog, pageBefore, pageParameters, toPage, toPlacedEntry } from './audit.view.js';

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

/** Tells admins who did what to jobs, to lanes and to dead letters: what is about no job is found nowhere else. */
@ApiTags('admin')
@Controller('api/v1/audit')
@UseGuards(AdminGuard)
export class AuditLogController {
  constructor(
    private readonly orm: MikroORM,
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
  async list(
    @QueryOf(logQuery) { limit, cursor, region, job_id, model_id, ...query }: LogQuery,
  ): Promise<z.output<typeof auditLog>> {
    const filter = {
      ...query,
      jobId: job_id,
      modelId: model_id,
      region: region === undefined ? undefined : regionOf(region, this.catalogue),
    };
    const page = { limit: limit + 1, before: pageBefore(cursor) };
    return toPage(await readAudit(this.orm.em.fork(), filter, page), limit, toPlacedEntry);
  }
}
