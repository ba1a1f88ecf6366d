import { Controller, HttpCode, Param, Post, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiError } from '../http/errors/api-error.js';
import { BodyOf } from '../http/body.js';
import { ACTOR_HEADER_ABOUT, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { rescoreBody } from './rescore.body.js';
import type { RescoreBody } from './rescore.body.js';
import { Rescore } from './rescore.js';
import { rescoreView, toAppliedView, toPreviewView } from './rescore.view.js';
import type { RescoreView } from './rescore.view.js';
import { ReadsJob } from '../admission/reads-job.guard.js';

/** Types stored answers again. */
@ApiTags('outcomes')
@Controller('api/v1/jobs')
export class RescoreController {
  constructor(private readonly rescore: Rescore) {}

  @Post(':id/rescore')
  @ReadsJob('specification')
  @UseGuards(MeasuredJobGuard)
  @HttpCode(200)
  @Endpoint({
    summary: "Type a job's stored answers again with this version of the classifier",
    description:
      "Nobody is asked anything. Without `apply` it shows what would change; with `apply` and the preview's token it changes just that, for some seconds, and answers with a token when there is more to do. Persons' words, a judge's, and what a provider's filter withheld stay.",
    path: { id: 'Id of the job.' },
    headers: ACTOR_HEADER_ABOUT,
    body: {
      schema: rescoreBody,
      examples: {
        preview: {},
        apply: { apply: true, token: '4711-0-0123456789abcdef01234567', reason: 'new rules' },
      },
      required: false,
    },
    answers: { 200: { about: 'What would change, or was changed.', body: rescoreView } },
    errors: {
      400: 'The body or the header is refused; `apply` needs the token of a preview.',
      404: 'There is no such job.',
      409: 'Answers or outcomes have changed since the preview (`preview_stale`), or another re-scoring is under way at this gateway (`rescore_busy`).',
    },
  })
  async rescoreJob(
    @Param('id') jobId: string,
    @BodyOf(rescoreBody) { apply, token, reason, author }: RescoreBody,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RescoreView> {
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
