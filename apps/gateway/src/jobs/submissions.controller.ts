import { Body, Controller, Headers, HttpStatus, Post, Res, applyDecorators } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs, projects } from '../access/needs.js';
import { ApiProjectHeader } from '../access/api-project.js';
import { ChosenProject } from '../access/request-principal.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { refused } from '../http/errors/http-errors.js';
import { TakesLargeBody } from '../http/server/large-body.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { ApiSubmissionBody } from '../intake/submission-body.js';
import { readIdempotencyKey } from './idempotency-key.js';
import { JobSubmission } from './job-submission.js';
import type { Submission, Submitter } from './job-submission.js';
import {
  AcceptedJobView,
  CrossRegionAcceptedView,
  CrossRegionRepeatedView,
  RepeatedJobView,
  toCrossRegionView,
  toSubmissionView,
} from './submission.view.js';
import type { CrossRegionView, SubmissionView } from './submission.view.js';

/** What both paths have in common. */
const TakesSubmission = (): MethodDecorator =>
  applyDecorators(
    TakesLargeBody('raw'),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        '1..255 visible ASCII characters. The same request with the same key makes one job, however often it is sent.',
    }),
    ApiActorHeader(),
    ApiProjectHeader(),
    ApiSubmissionBody(),
    ApiErrors({
      400: 'The body or the key is refused; `details` has every reason.',
      409: 'The id is taken (`job_exists`).',
      413: 'The body is too large (`body_too_large`).',
      429: 'Too many signatures of this address were refused (`signature_failures`).',
      422: 'The key came with another request before (`idempotency_key_reused`).',
    }),
  );
const REPEATED = 'An earlier request with this key made the job.';

/** Takes jobs. Both paths do the same; the second answers with the fields that its clients read. */
@ApiTags('jobs')
@Controller('api/v1/jobs')
export class SubmissionsController {
  constructor(private readonly submissions: JobSubmission) {}

  @Post()
  @Needs('submit', projects())
  @TakesSubmission()
  @ApiOperation({
    summary: 'Submit a job',
    description: 'Answered once the job is stored for good: an accepted job is never lost.',
  })
  @ApiAcceptedResponse({ description: 'Accepted.', type: AcceptedJobView })
  @ApiOkResponse({ description: REPEATED, type: RepeatedJobView })
  async submit(
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @ChosenProject() project: string,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionView> {
    return toSubmissionView(
      await this.#accept(body, { project, caller, key: readIdempotencyKey(key) }, reply),
    );
  }

  @Post('cross-region')
  @Needs('submit', projects())
  @TakesSubmission()
  @ApiOperation({ summary: 'Submit a job, under the path of the original API' })
  @ApiAcceptedResponse({ description: 'Accepted.', type: CrossRegionAcceptedView })
  @ApiOkResponse({ description: REPEATED, type: CrossRegionRepeatedView })
  async submitCrossRegion(
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @ChosenProject() project: string,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CrossRegionView> {
    return toCrossRegionView(
      await this.#accept(body, { project, caller, key: readIdempotencyKey(key) }, reply),
    );
  }

  async #accept(body: unknown, submitter: Submitter, reply: FastifyReply): Promise<Submission> {
    if (body === undefined) throw refused(400, 'invalid_body', 'the body is empty');
    const submission = await this.submissions.submit(body, submitter);
    void reply.status(submission.isNew ? HttpStatus.ACCEPTED : HttpStatus.OK);
    return submission;
  }
}
