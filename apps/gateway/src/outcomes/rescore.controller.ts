import { Body, Controller, HttpCode, Param, Post, Res, UseGuards } from '@nestjs/common';
import {
  ApiBody,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs, job } from '../access/needs.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { ApiError } from '../http/errors/api-error.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { examplesOf } from '../http/openapi/examples.js';
import { JobPath } from '../job-access/job-path.js';
import { MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { RescoreBody } from './rescore.body.js';
import { Rescore } from './rescore.js';
import {
  RescoreAppliedView,
  RescorePreviewView,
  toAppliedView,
  toPreviewView,
} from './rescore.view.js';

const EXAMPLES = examplesOf({
  preview: {},
  apply: { apply: true, token: '4711-0-0123456789abcdef01234567', reason: 'new rules' },
});

/** Types stored answers again. */
@ApiTags('outcomes')
@Controller('api/v1/jobs')
export class RescoreController {
  constructor(private readonly rescore: Rescore) {}

  @Post(':id/rescore')
  @Needs('review', job())
  @ReadsJob('specification')
  @UseGuards(MeasuredJobGuard)
  @HttpCode(200)
  @ApiOperation({
    summary: "Type a job's stored answers again with this version of the classifier",
    description:
      "No model is asked. Without `apply` it shows what would change; with `apply` and the preview's token it changes just that, for some seconds, and answers with a token when there is more to do. Manual corrections, labels of judges, and what a provider's filter withheld stay.",
  })
  @ApiActorHeader()
  @ApiBody({ type: RescoreBody, required: false, examples: EXAMPLES })
  @ApiExtraModels(RescorePreviewView, RescoreAppliedView)
  @ApiOkResponse({
    description: 'What would change, or was changed.',
    schema: {
      anyOf: [RescorePreviewView, RescoreAppliedView].map((view) => ({
        $ref: getSchemaPath(view),
      })),
    },
  })
  @ApiErrors({
    400: 'The body or the header is refused; `apply` needs the token of a preview.',
    404: 'There is no such job.',
    409: 'Answers or outcomes have changed since the preview (`preview_stale`), or another re-scoring is under way at this gateway (`rescore_busy`).',
  })
  async rescoreJob(
    @Param() { id: jobId }: JobPath,
    @Body() { apply, token, reason, author }: RescoreBody,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RescorePreviewView | RescoreAppliedView> {
    const signal = closedSignal(reply);
    if (!apply) return toPreviewView(jobId, await this.rescore.preview(jobId, signal));
    if (token === null) throw previewFirst();
    const request = { jobId, caller, author, reason };
    return toAppliedView(jobId, await this.rescore.apply(request, token, signal));
  }
}

/** Aborted when the client closes the connection. */
function closedSignal({ raw }: FastifyReply): AbortSignal {
  const closed = new AbortController();
  raw.once('close', () => closed.abort());
  return closed.signal;
}

function previewFirst(): ApiError {
  const message = 'token is required: ask for a preview, and apply what it shows by its token';
  return ApiError.validation([{ field: 'token', code: 'missing_field', message }]);
}
