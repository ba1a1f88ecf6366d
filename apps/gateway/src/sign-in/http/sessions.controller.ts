import { Controller, Delete, Get, Param, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { NOTHING, Needs } from '../../access/needs.js';
import { ApiActorHeader, CallerOf } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { ApiErrors } from '../../http/openapi/api-errors.js';
import { SessionList } from '../session/session-list.js';
import { SessionPath } from './session-path.js';
import { EndedSessionView, SessionsView, toListedSession } from './sessions.view.js';

const NOT_CONFIGURED = {
  503: 'No issuer is configured (`sign_in_not_configured`), or broker or database are away (`unavailable`).',
};

/** Sessions of people: their own, and for admins everybody's. */
@ApiTags('sign-in')
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(private readonly list: SessionList) {}

  @Get()
  @Needs('read', NOTHING)
  @ApiOperation({
    summary: 'Sessions that go on, the newest first',
    description: 'Those of the person who asks; everybody’s with the scope `admin`.',
  })
  @ApiOkResponse({ description: 'At most 500.', type: SessionsView })
  @ApiErrors(NOT_CONFIGURED)
  async sessions(@Req() request: FastifyRequest): Promise<SessionsView> {
    const { sessions, own } = await this.list.visibleTo(request);
    return { sessions: sessions.map((session) => toListedSession(session, own)) };
  }

  @Delete(':id')
  @Needs('read', NOTHING)
  @ApiOperation({
    summary: 'End a session',
    description:
      'One of one’s own, or anybody’s with the scope `admin`. It is refused from the next request on, at every gateway.',
  })
  @ApiActorHeader()
  @ApiOkResponse({ description: 'It has ended.', type: EndedSessionView })
  @ApiErrors({ 404: 'There is no such session.', ...NOT_CONFIGURED })
  async end(
    @Param() { id }: SessionPath,
    @Req() request: FastifyRequest,
    @CallerOf() caller: Caller,
  ): Promise<EndedSessionView> {
    await this.list.end(id, request, caller);
    return { id, ended: true };
  }
}
