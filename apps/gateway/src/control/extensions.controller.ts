import { Body, Controller, HttpStatus, Param, Post, Res, UseGuards } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs, job } from '../access/needs.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { TakesLargeBody } from '../http/server/large-body.js';
import { MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { examplesOf } from '../http/openapi/examples.js';
import { AdditionBody } from '../intake/specification/job.body.js';
import { ExtensionView, toExtensionView } from './control.view.js';
import { JobPath } from '../job-access/job-path.js';
import { JobExtension } from './job-extension.js';
import { ReadsJob } from '../admission/reads-job.guard.js';

/** Bodies that are accepted for a job of the shipped catalogue and questions. */
export const additionExamples = {
  questions: { questions: ['hongkong_2019'], reason: 'one more sensitive topic' },
  repeats: { repeats: 5 },
  'a model in one region': { models: [{ id: 'mistral-7b', regions: ['EU'] }] },
  'a region for all models': { regions: ['ASIA'] },
} as const;

/** Adds to jobs. */
@ApiTags('control')
@Controller('api/v1/jobs')
export class ExtensionsController {
  constructor(private readonly extensions: JobExtension) {}

  @Post(':id/extend')
  @Needs('submit', job())
  @ReadsJob('specification')
  @TakesLargeBody('raw')
  @UseGuards(MeasuredJobGuard)
  @ApiOperation({
    summary: 'Add models, regions, questions or repeats to a job',
    description:
      'Only the difference is run; what is recorded stays as it is. A job that had ended is opened again, with its whole time limit.',
  })
  @ApiActorHeader()
  @ApiBody({ type: AdditionBody, examples: examplesOf(additionExamples) })
  @ApiAcceptedResponse({ description: 'Cells were added.', type: ExtensionView })
  @ApiOkResponse({ description: 'The job has everything already.', type: ExtensionView })
  @ApiErrors({
    400: 'The body or the header is refused; `details` has every reason.',
    404: 'There is no such job.',
    409: 'The job has a question of this id with another text (`conflicting_question`), asks its own prompt (`job_asks_own_prompt`), was cancelled (`job_cancelled`), is giving up cells just now (`job_closing`), or has reached its cost limit (`max_cost_reached`).',
  })
  async extend(
    @Param() { id: jobId }: JobPath,
    @Body() body: unknown,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExtensionView> {
    const outcome = await this.extensions.extend(jobId, body, caller);
    void reply.status(outcome.added > 0 ? HttpStatus.ACCEPTED : HttpStatus.OK);
    return toExtensionView(jobId, outcome);
  }
}
