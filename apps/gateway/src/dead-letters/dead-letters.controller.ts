import { Controller, Delete, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { reasonBody } from '../changes/reason.body.js';
import type { ReasonBody } from '../changes/reason.body.js';
import { ADMIN_ERRORS, ADMIN_HEADER_ABOUT, AdminGuard } from '../http/admin.guard.js';
import { BodyOf } from '../http/body.js';
import { ACTOR_HEADER_ABOUT, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { readCursor, writeCursor } from '../http/cursor.js';
import { QueryOf } from '../http/query.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { DeadLettersService } from './dead-letters.service.js';
import {
  deadLetterList,
  deadLetterQuery,
  deadLetterView,
  deletedView,
  replayView,
  toDeadLetterView,
  toItem,
  toReplayView,
} from './dead-letter.view.js';
import type { DeadLetterQuery, ReplayView } from './dead-letter.view.js';

const CURSOR_PLACE = /^dead:([1-9]\d{0,14})$/;
const PATH = { sequence: 'Sequence of the dead letter.' };
const HEADERS = { ...ADMIN_HEADER_ABOUT, ...ACTOR_HEADER_ABOUT };
const ERRORS = { ...ADMIN_ERRORS, 404: 'There is no such dead letter.' };

/** Messages that could not be processed: admins list, inspect, replay and delete them. */
@ApiTags('admin')
@Controller('api/v1/dead-letters')
@UseGuards(AdminGuard)
export class DeadLettersController {
  constructor(private readonly letters: DeadLettersService) {}

  @Get()
  @Endpoint({
    summary: 'Dead letters, oldest first',
    headers: ADMIN_HEADER_ABOUT,
    query: deadLetterQuery,
    answers: { 200: { about: 'A page of dead letters.', body: deadLetterList } },
    errors: { ...ADMIN_ERRORS, 400: 'A parameter is not accepted.' },
  })
  async list(
    @QueryOf(deadLetterQuery) { limit, cursor }: DeadLetterQuery,
  ): Promise<z.output<typeof deadLetterList>> {
    const after = cursor === undefined ? 0 : Number(readCursor(cursor, CURSOR_PLACE)[0]);
    const { letters, next } = await this.letters.list(after, limit);
    const next_cursor = next === null ? null : writeCursor(`dead:${next}`);
    return { dead_letters: letters.map(toItem), limit, next_cursor };
  }

  @Get(':sequence')
  @Endpoint({
    summary: 'A dead letter with its original bytes and headers',
    description:
      'A body that was so large that it did not fit beside the reason is cut: `original_size` and `original_sha256` tell of the whole.',
    path: PATH,
    headers: ADMIN_HEADER_ABOUT,
    answers: { 200: { about: 'The dead letter.', body: deadLetterView } },
    errors: ERRORS,
  })
  async one(@Param('sequence') sequence: string): Promise<z.output<typeof deadLetterView>> {
    return toDeadLetterView(await this.letters.get(sequence));
  }

  @Post(':sequence/replay')
  @HttpCode(200)
  @Endpoint({
    summary: 'Put a dead letter back on its original subject',
    description:
      'With its original bytes and headers; it is no dead letter any more. Where its cell was recorded as failed meanwhile, the next round of the cell is started instead.',
    path: PATH,
    headers: HEADERS,
    body: {
      schema: reasonBody,
      examples: { reason: { reason: 'fixed in 1.4.2' } },
      required: false,
    },
    answers: { 200: { about: 'What was done.', body: replayView } },
    errors: {
      ...ERRORS,
      400: 'The body or the header is refused.',
      409: 'Its cell has a result (`cell_recorded`), its subject is not known (`not_replayable`), only a part of it could be kept (`dead_letter_cut`), or its job cannot be retried now.',
      429: 'Its cell has had all its rounds (`max_retries_reached`).',
    },
  })
  async replay(
    @Param('sequence') sequence: string,
    @BodyOf(reasonBody) { reason }: ReasonBody,
    @CallerOf('admin') caller: Caller,
  ): Promise<ReplayView> {
    return toReplayView(await this.letters.replay(sequence, { caller, reason }));
  }

  @Delete(':sequence')
  @Endpoint({
    summary: 'Forget a dead letter',
    path: PATH,
    headers: HEADERS,
    answers: { 200: { about: 'It is gone.', body: deletedView } },
    errors: { ...ERRORS, 400: 'The header is refused.' },
  })
  async delete(
    @Param('sequence') sequence: string,
    @CallerOf('admin') caller: Caller,
  ): Promise<z.output<typeof deletedView>> {
    const deleted = await this.letters.delete(sequence, { caller, reason: null });
    return { ok: true, sequence: deleted };
  }
}
