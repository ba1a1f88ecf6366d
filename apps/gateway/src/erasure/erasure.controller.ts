import { Body, Controller, Delete, HttpCode, Param } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, job } from '../access/needs.js';
import { ReasonBody } from '../changes/reason.body.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { examplesOf } from '../http/openapi/examples.js';
import { JobPath } from '../job-access/job-path.js';
import { ErasedJobView, toErasureView } from './erasure.view.js';
import { AnswerErasure } from './answer-erasure.js';

/** Erases the answers of jobs. */
@ApiTags('control')
@Controller('api/v1/jobs')
export class ErasureController {
  constructor(private readonly erasures: AnswerErasure) {}

  @Delete(':id/answers')
  @Needs('operate', job())
  @HttpCode(202)
  @ApiOperation({
    summary: 'Erase the answers of a job that has ended',
    description:
      'For good, and with them what quotes them: late results, judges’ evidence, notes, what providers said of failures, and the messages that the broker still holds. Judging jobs about these answers go with them. Hashes, outcomes, counts, the log and its seals stay, so that what was published can still be verified. The recorder does it within seconds, large jobs take longer: `erased_at` says when it is done. The job is not asked, typed, judged or reviewed again. Safe to repeat.',
  })
  @ApiActorHeader()
  @ApiBody({
    type: ReasonBody,
    required: false,
    examples: examplesOf({ nothing: {}, reason: { reason: 'the retention of our data plan' } }),
  })
  @ApiAcceptedResponse({
    description: 'The answers are being erased, or are gone.',
    type: ErasedJobView,
  })
  @ApiErrors({
    400: 'The body or the header is refused.',
    404: 'There is no such job.',
    409: 'The job has not ended (`job_running`), cells of it are being given up (`job_closing`), or its answers are being judged (`job_being_judged`).',
  })
  async erase(
    @Param() { id: jobId }: JobPath,
    @Body() { reason }: ReasonBody,
    @CallerOf() caller: Caller,
  ): Promise<ErasedJobView> {
    const { erasure, isNew } = await this.erasures.erase({ jobId, caller, reason });
    return { ok: true, job_id: jobId, changed: isNew, ...toErasureView(erasure) };
  }
}
