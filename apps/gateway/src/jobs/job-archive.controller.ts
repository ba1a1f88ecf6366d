import { Body, Controller, HttpCode, Param, Post, applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, job } from '../access/needs.js';
import { ReasonBody } from '../changes/reason.body.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { examplesOf } from '../http/openapi/examples.js';
import { JobPath } from '../job-access/job-path.js';
import { JobArchive } from './job-archive.js';
import { ArchiveView, toArchiveView } from './job-archive.view.js';

const ERRORS = { 400: 'The body or the header is refused.', 404: 'There is no such job.' };

/** What both paths have in common. */
const TakesReason = (): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    ApiActorHeader(),
    ApiBody({
      type: ReasonBody,
      required: false,
      examples: examplesOf({ reason: { reason: 'published' }, nothing: {} }),
    }),
  );

/** Puts jobs away and brings them back. */
@ApiTags('control')
@Controller('api/v1/jobs')
export class JobArchiveController {
  constructor(private readonly jobs: JobArchive) {}

  @Post(':id/archive')
  @Needs('submit', job())
  @TakesReason()
  @ApiOperation({
    summary: 'Archive a job that has ended',
    description:
      'Lists leave it out unless they are asked for it; nothing of it is deleted, and everything else answers as before. A retry or an extension, which opens it again, brings it back. Safe to repeat.',
  })
  @ApiOkResponse({ description: 'The job is archived.', type: ArchiveView })
  @ApiErrors({ ...ERRORS, 409: 'The job has not ended (`job_running`).' })
  async archive(
    @Param() { id: jobId }: JobPath,
    @Body() { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<ArchiveView> {
    return toArchiveView(jobId, await this.jobs.archive({ jobId, caller, reason }));
  }

  @Post(':id/unarchive')
  @Needs('submit', job())
  @TakesReason()
  @ApiOperation({
    summary: 'Bring an archived job back into lists',
    description: 'Safe to repeat.',
  })
  @ApiOkResponse({ description: 'The job is not archived.', type: ArchiveView })
  @ApiErrors(ERRORS)
  async unarchive(
    @Param() { id: jobId }: JobPath,
    @Body() { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<ArchiveView> {
    return toArchiveView(jobId, await this.jobs.unarchive({ jobId, caller, reason }));
  }
}
