import {
  Body,
  Controller,
  Get,
  Headers,
  HttpStatus,
  Param,
  Post,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs, job } from '../access/needs.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { examplesOf } from '../http/openapi/examples.js';
import { JobPath } from '../job-access/job-path.js';
import { JUDGING_JOB_ERROR, MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { readIdempotencyKey } from '../jobs/idempotency-key.js';
import { JobJudging } from './job-judging.js';
import { JudgingReader } from './judging-reader.js';
import { JudgingReportView, toJudgingReportView } from './judging-report.view.js';
import { JudgingBody, judgingExamples } from './judging.body.js';
import { JudgingAcceptedView, JudgingRepeatedView, toJudgingView } from './judging.view.js';

/** Has stored answers judged, and shows the judges' labels. */
@ApiTags('judging')
@Controller('api/v1/jobs')
export class JudgingController {
  constructor(
    private readonly judging: JobJudging,
    private readonly reports: JudgingReader,
  ) {}

  @Post(':id/judge')
  @Needs('submit', job())
  @ReadsJob('specification')
  @ApiOperation({
    summary: "Ask judges about a job's answers",
    description:
      'A judging pass is a job of its own: its questions are the stored answers, its models the judges, with the lanes, limits, retries and costs of all jobs. Judges see request and answer and nothing else. Answers that the same judge has labelled are left out. While the job runs, its answers are asked about as they are recorded.',
  })
  @ApiActorHeader()
  @ApiHeader({
    name: 'Idempotency-Key',
    description: 'The same request with the same key makes one judging job.',
    required: false,
  })
  @ApiBody({ type: JudgingBody, examples: examplesOf(judgingExamples) })
  @ApiResponse({ status: 202, description: 'Accepted.', type: JudgingAcceptedView })
  @ApiResponse({
    status: 200,
    description: 'An earlier request with this key made the job.',
    type: JudgingRepeatedView,
  })
  @ApiErrors({
    400: 'The body or a header is refused; `details` has every reason.',
    404: 'There is no such job.',
    409: `The job has ended without an answer to ask about (\`nothing_to_judge\`). ${JUDGING_JOB_ERROR}`,
    422: 'The key came with another request before (`idempotency_key_reused`).',
  })
  async judge(
    @Param() { id: jobId }: JobPath,
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JudgingAcceptedView | JudgingRepeatedView> {
    const made = await this.judging.judge({ jobId, body, key: readIdempotencyKey(key), caller });
    void reply.status(made.isNew ? HttpStatus.ACCEPTED : HttpStatus.OK);
    return toJudgingView(jobId, made);
  }

  @Get(':id/judging')
  @Needs('read', job())
  @ReadsJob('cells')
  @UseGuards(MeasuredJobGuard)
  @ApiOperation({
    summary: "Labels that judges gave a job's answers, and how far they agree",
    description:
      'Agreement is between judges, people and the classifier, over the answers that each two of them rated: where only uncertain answers were asked about, it says nothing of the others. A judge that could not be read is counted as not heard, never guessed.',
  })
  @ApiResponse({
    status: 200,
    description: 'The passes, agreement and disagreements.',
    type: JudgingReportView,
  })
  @ApiErrors({ 404: 'There is no such job.', 409: JUDGING_JOB_ERROR })
  async report(@Param() { id }: JobPath): Promise<JudgingReportView> {
    return toJudgingReportView(id, await this.reports.read(id));
  }
}
