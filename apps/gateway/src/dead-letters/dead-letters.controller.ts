import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EVERYTHING, Needs } from '../access/needs.js';
import { ReasonBody } from '../changes/reason.body.js';
import { ApiAdmin } from '../access/api-admin.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { examplesOf } from '../http/openapi/examples.js';
import { DeadLetterPath, DeadLetterQuery, startOf } from './dead-letter.query.js';
import {
  DeadLetterListView,
  DeadLetterView,
  DeletedDeadLetterView,
  ReplayView,
  toDeadLetterList,
  toDeadLetterView,
  toReplayView,
} from './dead-letter.view.js';
import { DeadLettersService } from './dead-letters.service.js';

const NOT_FOUND = 'There is no such dead letter.';

/** Messages that could not be processed: admins list, inspect, replay and delete them. */
@ApiTags('admin')
@Controller('api/v1/dead-letters')
export class DeadLettersController {
  constructor(private readonly letters: DeadLettersService) {}

  @Get()
  @Needs('admin', EVERYTHING)
  @ApiOperation({ summary: 'Dead letters, oldest first' })
  @ApiAdmin()
  @ApiOkResponse({ description: 'A page of dead letters.', type: DeadLetterListView })
  @ApiErrors({ 400: 'A parameter is not accepted.' })
  async list(@Query() query: DeadLetterQuery): Promise<DeadLetterListView> {
    return toDeadLetterList(await this.letters.list(startOf(query), query.limit));
  }

  @Get(':sequence')
  @Needs('admin', EVERYTHING)
  @ApiOperation({
    summary: 'A dead letter with its original bytes and headers',
    description:
      'A body that was so large that it did not fit beside the reason is cut: `original_size` and `original_sha256` are those of the whole.',
  })
  @ApiAdmin()
  @ApiOkResponse({ description: 'The dead letter.', type: DeadLetterView })
  @ApiErrors({ 404: NOT_FOUND })
  async one(@Param() { sequence }: DeadLetterPath): Promise<DeadLetterView> {
    return toDeadLetterView(await this.letters.get(sequence));
  }

  @Post(':sequence/replay')
  @Needs('admin', EVERYTHING)
  @HttpCode(200)
  @ApiOperation({
    summary: 'Put a dead letter back on its original subject',
    description:
      'With its original bytes and headers; it is no dead letter any more. Where its cell was recorded as failed meanwhile, the next round of the cell is started instead.',
  })
  @ApiAdmin()
  @ApiActorHeader()
  @ApiBody({
    type: ReasonBody,
    required: false,
    examples: examplesOf({ reason: { reason: 'fixed in 1.4.2' } }),
  })
  @ApiOkResponse({ description: 'What was done.', type: ReplayView })
  @ApiErrors({
    400: 'The body or the header is refused.',
    404: NOT_FOUND,
    409: 'Its cell has a result (`cell_recorded`), its subject is not known (`not_replayable`), only a part of it could be kept (`dead_letter_cut`), or its job cannot be retried now.',
    429: 'Its cell has had all its rounds (`max_retries_reached`).',
  })
  async replay(
    @Param() { sequence }: DeadLetterPath,
    @Body() { reason }: ReasonBody,
    @CallerOf('admin') caller: Caller,
  ): Promise<ReplayView> {
    return toReplayView(await this.letters.replay(sequence, { caller, reason }));
  }

  @Delete(':sequence')
  @Needs('admin', EVERYTHING)
  @ApiOperation({ summary: 'Delete a dead letter' })
  @ApiAdmin()
  @ApiActorHeader()
  @ApiOkResponse({ description: 'It is gone.', type: DeletedDeadLetterView })
  @ApiErrors({ 404: NOT_FOUND, 400: 'The header is refused.' })
  async delete(
    @Param() { sequence }: DeadLetterPath,
    @CallerOf('admin') caller: Caller,
  ): Promise<DeletedDeadLetterView> {
    const deleted = await this.letters.delete(sequence, { caller, reason: null });
    return { ok: true, sequence: deleted };
  }
}
