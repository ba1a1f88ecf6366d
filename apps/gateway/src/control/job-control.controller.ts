import { Body, Controller, HttpCode, Param, Post, applyDecorators } from '@nestjs/common';
import {
  ApiBody,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { Needs, job } from '../access/needs.js';
import { ReasonBody } from '../changes/reason.body.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { examplesOf } from '../http/openapi/examples.js';
import { JobPath } from '../job-access/job-path.js';
import {
  CancelledJobView,
  EndedJobView,
  PauseView,
  toCancelView,
  toPauseView,
} from './control.view.js';
import type { CancelView } from './control.view.js';
import { JobControl } from './job-control.js';

const ERRORS = { 400: 'The body or the header is refused.', 404: 'There is no such job.' };
const ENDED = { ...ERRORS, 409: 'The job has ended (`job_ended`).' };

/** What the paths that only say why have in common. */
const TakesReason = (): MethodDecorator =>
  applyDecorators(
    ApiActorHeader(),
    ApiBody({
      type: ReasonBody,
      required: false,
      examples: examplesOf({ reason: { reason: 'wrong questions' }, nothing: {} }),
    }),
  );

/** Stops jobs and lets them go on. */
@ApiTags('control')
@ApiExtraModels(CancelledJobView, EndedJobView)
@Controller('api/v1/jobs')
export class JobControlController {
  constructor(private readonly control: JobControl) {}

  @Post(':id/cancel')
  @Needs('submit', job())
  @HttpCode(200)
  @ApiOperation({
    summary: 'Cancel a job',
    description:
      'Queued tasks are removed and running calls aborted. The answer waits for up to a second until every executor with a recent heartbeat has confirmed: from then on none begins a call of the job; `unconfirmed_executors` names those that did not. Cells without an execution become cancelled. What is recorded stays. Safe to repeat.',
  })
  @TakesReason()
  @ApiOkResponse({
    description: 'Cancelled, or ended before.',
    schema: {
      anyOf: [{ $ref: getSchemaPath(CancelledJobView) }, { $ref: getSchemaPath(EndedJobView) }],
    },
  })
  @ApiErrors(ERRORS)
  async cancel(
    @Param() { id: jobId }: JobPath,
    @Body() { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<CancelView> {
    return toCancelView(await this.control.cancel({ jobId, caller, reason }));
  }

  @Post(':id/pause')
  @Needs('submit', job())
  @HttpCode(200)
  @ApiOperation({
    summary: 'Pause a job',
    description:
      'Queued tasks are removed, running calls aborted, and the deadline waits. Executors confirm it as they confirm a cancellation. Safe to repeat.',
  })
  @TakesReason()
  @ApiOkResponse({ description: 'The job is paused.', type: PauseView })
  @ApiErrors(ENDED)
  async pause(
    @Param() { id: jobId }: JobPath,
    @Body() { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<PauseView> {
    return toPauseView(await this.control.pause({ jobId, caller, reason }));
  }

  @Post(':id/resume')
  @Needs('submit', job())
  @HttpCode(200)
  @ApiOperation({
    summary: 'Let a paused job go on',
    description: 'The time that it was paused is added to its deadline. Safe to repeat.',
  })
  @TakesReason()
  @ApiOkResponse({ description: 'The job is not paused.', type: PauseView })
  @ApiErrors(ENDED)
  async resume(
    @Param() { id: jobId }: JobPath,
    @Body() { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<PauseView> {
    return toPauseView(await this.control.resume({ jobId, caller, reason }));
  }
}
