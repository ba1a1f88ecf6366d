import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ACTOR_HEADER_ABOUT, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { BodyOf } from '../http/body.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { reasonBody } from '../changes/reason.body.js';
import type { ReasonBody } from '../changes/reason.body.js';
import { cancelView, pauseView, toCancelView, toPauseView } from './control.view.js';
import type { CancelView, PauseView } from './control.view.js';
import { JobControl } from './job-control.js';

/** What the paths that only say why have in common. */
const WHY = {
  path: { id: 'Id of the job.' },
  headers: ACTOR_HEADER_ABOUT,
  body: {
    schema: reasonBody,
    examples: { reason: { reason: 'wrong questions' }, nothing: {} },
    required: false,
  },
};
const ERRORS = { 400: 'The body or the header is refused.', 404: 'There is no such job.' };
const ENDED = { ...ERRORS, 409: 'The job has ended (`job_ended`).' };

/** Stops jobs and lets them go on. */
@ApiTags('control')
@Controller('api/v1/jobs')
export class JobControlController {
  constructor(private readonly control: JobControl) {}

  @Post(':id/cancel')
  @HttpCode(200)
  @Endpoint({
    summary: 'Cancel a job',
    description:
      'Queued tasks are removed and running calls aborted. The answer waits for up to a second until every executor heard lately has confirmed: from then on none begins a call of the job; `unconfirmed_executors` names those that did not. Cells without an execution become cancelled. What is recorded stays. Safe to repeat.',
    ...WHY,
    answers: { 200: { about: 'Cancelled, or ended before.', body: cancelView } },
    errors: ERRORS,
  })
  async cancel(
    @Param('id') jobId: string,
    @BodyOf(reasonBody) { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<CancelView> {
    return toCancelView(await this.control.cancel({ jobId, caller, reason }));
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Endpoint({
    summary: 'Pause a job',
    description:
      'Queued tasks are removed, running calls aborted, and the deadline waits. Executors confirm it as they confirm a cancellation. Safe to repeat.',
    ...WHY,
    answers: { 200: { about: 'The job is paused.', body: pauseView } },
    errors: ENDED,
  })
  async pause(
    @Param('id') jobId: string,
    @BodyOf(reasonBody) { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<PauseView> {
    return toPauseView(await this.control.pause({ jobId, caller, reason }));
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Endpoint({
    summary: 'Let a paused job go on',
    description: 'The time that it was paused is added to its deadline. Safe to repeat.',
    ...WHY,
    answers: { 200: { about: 'The job is not paused.', body: pauseView } },
    errors: ENDED,
  })
  async resume(
    @Param('id') jobId: string,
    @BodyOf(reasonBody) { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<PauseView> {
    return toPauseView(await this.control.resume({ jobId, caller, reason }));
  }
}
