import type { Catalogue } from '@beacon/domain';
import { Body, Controller, HttpStatus, Inject, Param, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiTooManyRequestsResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs, execution, job } from '../access/needs.js';
import { knownRegion } from '../catalogue/known-region.js';
import { CATALOGUE } from '../settings/settings.js';
import { refused } from '../http/errors/http-errors.js';
import { TakesLargeBody } from '../http/server/large-body.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { examplesOf } from '../http/openapi/examples.js';
import { JobPath } from '../job-access/job-path.js';
import { QuestionRetryBody, RetryBody, toChoice } from './control.body.js';
import {
  ExhaustedErrorBody,
  QuestionRetryView,
  RetryView,
  toQuestionRetryView,
  toRetryView,
} from './control.view.js';
import { JobRetry } from './job-retry.js';
import type { RetryOutcome } from './job-retry.js';
import { QuestionRetry } from './question-retry.js';

const RETRY_EXAMPLES = {
  everything: {},
  'one region': { status: 'failed', region: 'EU', reason: 'the provider had an outage' },
  'after the cost limit was reached': { status: 'failed', max_cost: 20 },
  'some questions': { question_id: ['math_basic', 'taiwan_status'], model_id: 'llama3.2-1b' },
};

/** Runs cells again. */
@ApiTags('control')
@Controller('api/v1')
export class RetriesController {
  constructor(
    private readonly retries: JobRetry,
    private readonly questions: QuestionRetry,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  @Post('jobs/:id/retry')
  @Needs('submit', job())
  @TakesLargeBody('read')
  @ApiOperation({
    summary: 'Ask failed or cancelled cells of a job again',
    description:
      'With the same prompt and parameters. The old execution stays until the new result replaces it, and is kept after that. A job that had ended is opened again, with its whole time limit.',
  })
  @ApiActorHeader()
  @ApiBody({ type: RetryBody, required: false, examples: examplesOf(RETRY_EXAMPLES) })
  @ApiAcceptedResponse({ description: 'Cells are asked again.', type: RetryView })
  @ApiOkResponse({
    description: 'Nothing matches that could be asked again now.',
    type: RetryView,
  })
  @ApiErrors({
    400: 'The body or the header is refused.',
    404: 'There is no such job.',
    409: 'The job is not started (`job_not_started`), cells of it are being given up just now (`job_closing`), or it has reached its cost limit (`max_cost_reached`).',
    429: 'Every cell that matches has had all its rounds (`max_retries_reached`).',
  })
  async retry(
    @Param() { id: jobId }: JobPath,
    @Body() body: RetryBody,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RetryView> {
    const { reason, max_cost: maxCost } = body;
    const choice = toChoice(body, this.catalogue);
    const outcome = await this.retries.retry({ jobId, caller, reason }, choice, maxCost);
    if (isExhausted(outcome)) throw exhausted(outcome);
    void reply.status(outcome.retried > 0 ? HttpStatus.ACCEPTED : HttpStatus.OK);
    return toRetryView(jobId, outcome);
  }

  @Post('executions/:id/retry-question')
  @Needs('submit', execution())
  @ApiOperation({ summary: 'Ask one question again, as the original API does' })
  @ApiParam({ name: 'id', description: 'Id of the execution, or of its job.' })
  @ApiActorHeader()
  @ApiBody({
    type: QuestionRetryBody,
    examples: examplesOf({ first: { region: 'us-east', question_index: 0 } }),
  })
  @ApiOkResponse({
    description: 'It is asked again, or has a result already.',
    type: QuestionRetryView,
  })
  @ApiAcceptedResponse({
    description: 'An earlier retry is still asking it.',
    type: QuestionRetryView,
  })
  @ApiTooManyRequestsResponse({
    description: 'It has had all its rounds (`max_retries_reached`).',
    type: ExhaustedErrorBody,
  })
  @ApiErrors({
    400: 'The body or the header is refused, or the execution cannot be retried (`not_retryable`).',
    404: 'There is no such execution in the region.',
    409: 'Cells of the job are being given up just now (`job_closing`), or it has reached its cost limit (`max_cost_reached`).',
  })
  async retryQuestion(
    @Param('id') id: string,
    @Body() body: QuestionRetryBody,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QuestionRetryView> {
    const { reason, question_index: questionIndex, model_id: modelId } = body;
    const region = knownRegion(this.catalogue, body.region);
    const place = { id, region, questionIndex, modelId };
    const outcome = await this.questions.retry(place, { caller, reason });
    void reply.status(outcome.kind === 'under_way' ? HttpStatus.ACCEPTED : HttpStatus.OK);
    return toQuestionRetryView(outcome);
  }
}

function isExhausted({ retried, alreadyRetrying, exhausted: left }: RetryOutcome): boolean {
  return left > 0 && retried + alreadyRetrying === 0;
}

function exhausted({ exhausted: left }: RetryOutcome): Error {
  const message = `all ${left} executions that match were retried as often as this installation allows`;
  return refused(429, 'max_retries_reached', message);
}
