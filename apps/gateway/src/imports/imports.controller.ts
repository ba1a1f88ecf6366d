import { ANSWERS_FILE_TYPE } from '@beacon/formats';
import { Body, Controller, Headers, HttpStatus, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs, projects } from '../access/needs.js';
import { ApiProjectHeader } from '../access/api-project.js';
import { ChosenProject } from '../access/request-principal.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { refused } from '../http/errors/refused.js';
import { TakesLargeBody } from '../http/server/large-body.js';
import { RawBody } from '../http/server/request-body.js';
import { readIdempotencyKey } from '../jobs/idempotency-key.js';
import { AcceptedJobView, RepeatedJobView, toSubmissionView } from '../jobs/submission.view.js';
import type { SubmissionView } from '../jobs/submission.view.js';
import { AnswerImport } from './answer-import.js';

/** Takes answers that were made elsewhere. */
@ApiTags('jobs')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(private readonly imports: AnswerImport) {}

  @Post()
  @Needs('submit', projects())
  @TakesLargeBody('lines')
  @ApiOperation({
    summary: 'Import answers',
    description:
      'Makes a job of answers that were made elsewhere: one JSON value a line, first the head, then the answers. They are typed as those that are asked, and recorded all or none. Cells without an answer become failures with the code `not_imported`. Regions are what the importer declares.',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      '1..255 visible ASCII characters. The same file with the same key makes one job, however often it is sent.',
  })
  @ApiActorHeader()
  @ApiProjectHeader()
  @ApiConsumes(ANSWERS_FILE_TYPE)
  @ApiBody({ schema: { type: 'string', description: 'See docs/formats.md.' } })
  @ApiAcceptedResponse({ description: 'Accepted.', type: AcceptedJobView })
  @ApiOkResponse({
    description: 'An earlier request with this key made the job.',
    type: RepeatedJobView,
  })
  @ApiErrors({
    400: 'The file or the key is refused; `details` has lines and fields.',
    409: 'The id is taken (`job_exists`).',
    413: 'The file is too large (`body_too_large`).',
    422: 'The key came with another file before (`idempotency_key_reused`).',
  })
  async import(
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @ChosenProject() project: string,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionView> {
    if (!(body instanceof RawBody)) throw refused(400, 'invalid_body', 'the body is empty');
    const submission = await this.imports.accept(body.bytes, {
      project,
      caller,
      key: readIdempotencyKey(key),
    });
    void reply.status(submission.isNew ? HttpStatus.ACCEPTED : HttpStatus.OK);
    return toSubmissionView(submission);
  }
}
