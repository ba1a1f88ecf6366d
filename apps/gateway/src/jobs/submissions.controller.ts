import { Body, Controller, Headers, HttpStatus, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { refused } from '../http/errors/http-errors.js';
import { TakesLargeBody } from '../http/server/large-body.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { readIdempotencyKey } from './idempotency-key.js';
import { JobSubmission } from './job-submission.js';
import type { Submission } from './job-submission.js';
import { submissionBody, submissionExamples } from './submission.docs.js';
import {
  AcceptedJobView,
  CrossRegionAcceptedView,
  CrossRegionRepeatedView,
  RepeatedJobView,
  toCrossRegionView,
  toSubmissionView,
} from './submission.view.js';
import type { CrossRegionView, SubmissionView } from './submission.view.js';

const SUBMISSION = {
  headers: {
    'Idempotency-Key':
      '1..255 visible ASCII characters. The same request with the same key makes one job, however often it is sent.',
  },
  body: { schema: submissionBody, examples: submissionExamples },
  errors: {
    400: 'The body or the key is refused; `details` has every reason.',
    409: 'The id is taken (`job_exists`).',
    413: 'The body is too large (`body_too_large`).',
    422: 'The key came with another request before (`idempotency_key_reused`).',
  },
};

/** Takes jobs. Both paths do the same; the second answers with the fields that its clients read. */
@ApiTags('jobs')
@Controller('api/v1/jobs')
export class SubmissionsController {
  constructor(private readonly submissions: JobSubmission) {}

  @Post()
  @TakesLargeBody('raw')
  @Endpoint({
    summary: 'Submit a job',
    description: 'Answered once the job is stored for good: an accepted job is never lost.',
    ...SUBMISSION,
    answers: {
      202: { about: 'Accepted.', body: AcceptedJobView },
      200: { about: 'An earlier request with this key made the job.', body: RepeatedJobView },
    },
  })
  async submit(
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionView> {
    return toSubmissionView(await this.#accept(body, key, reply));
  }

  @Post('cross-region')
  @TakesLargeBody('raw')
  @Endpoint({
    summary: 'Submit a job, under the path of the original API',
    ...SUBMISSION,
    answers: {
      202: { about: 'Accepted.', body: CrossRegionAcceptedView },
      200: {
        about: 'An earlier request with this key made the job.',
        body: CrossRegionRepeatedView,
      },
    },
  })
  async submitCrossRegion(
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CrossRegionView> {
    return toCrossRegionView(await this.#accept(body, key, reply));
  }

  async #accept(body: unknown, key: string | undefined, reply: FastifyReply): Promise<Submission> {
    if (body === undefined) throw refused(400, 'invalid_body', 'the body is empty');
    const submission = await this.submissions.submit(body, readIdempotencyKey(key));
    void reply.status(submission.isNew ? HttpStatus.ACCEPTED : HttpStatus.OK);
    return submission;
  }
}
