import { Body, Controller, Get, Headers, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ACTOR_HEADER_ABOUT, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { readIdempotencyKey } from '../jobs/idempotency-key.js';
import { JOB_PATH, assertJobId } from '../job-access/job-path.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { JobJudging } from './job-judging.js';
import { JudgingReader } from './judging-reader.js';
import {
  judgingAcceptedView,
  judgingBody,
  judgingExamples,
  judgingRepeatedView,
  judgingReportView,
  toJudgingReportView,
  toJudgingView,
} from './judging.view.js';
import type { JudgingReportView, JudgingView } from './judging.view.js';
import { JUDGING_JOB_ERROR, MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { ReadsJob } from '../admission/reads-job.guard.js';

/** Has stored answers judged, and shows the judges' labels. */
@ApiTags('judging')
@Controller('api/v1/jobs')
export class JudgingController {
  constructor(
    private readonly judging: JobJudging,
    private readonly reports: JudgingReader,
  ) {}

  @Post(':id/judge')
  @ReadsJob('specification')
  @Endpoint({
    summary: "Ask judges about a job's answers",
    description:
      'A judging pass is a job of its own: its questions are the stored answers, its models the judges, with the lanes, limits, retries and costs of all jobs. Judges see request and answer and nothing else. Answers that the same judge has labelled are left out. While the job runs, its answers are asked about as they are recorded.',
    path: JOB_PATH,
    headers: {
      ...ACTOR_HEADER_ABOUT,
      'Idempotency-Key': 'The same request with the same key makes one judging job.',
    },
    body: { schema: judgingBody, examples: judgingExamples },
    answers: {
      202: { about: 'Accepted.', body: judgingAcceptedView },
      200: { about: 'An earlier request with this key made the job.', body: judgingRepeatedView },
    },
    errors: {
      400: 'The body or a header is refused; `details` has every reason.',
      404: 'There is no such job.',
      409: `The job has ended without an answer to ask about (\`nothing_to_judge\`). ${JUDGING_JOB_ERROR}`,
      422: 'The key came with another request before (`idempotency_key_reused`).',
    },
  })
  async judge(
    @Param('id') jobId: string,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JudgingView> {
    const made = await this.judging.judge({ jobId, body, key: readIdempotencyKey(key), caller });
    void reply.status(made.isNew ? HttpStatus.ACCEPTED : HttpStatus.OK);
    return toJudgingView(jobId, made);
  }

  @Get(':id/judging')
  @ReadsJob('cells')
  @UseGuards(MeasuredJobGuard)
  @Endpoint({
    summary: "What judges said of a job's answers, and how far they agree",
    description:
      'Agreement is between judges, people and the classifier, over the answers that each two of them rated: where only uncertain answers were asked about, it says nothing of the others. A judge that could not be read is counted as not heard, never guessed.',
    path: JOB_PATH,
    answers: {
      200: { about: 'The passes, agreement and disagreements.', body: judgingReportView },
    },
    errors: { 404: 'There is no such job.', 409: JUDGING_JOB_ERROR },
  })
  async report(@Param('id') id: string): Promise<JudgingReportView> {
    assertJobId(id);
    return toJudgingReportView(id, await this.reports.read(id));
  }
}
