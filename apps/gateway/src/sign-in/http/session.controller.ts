import { Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACCESS_OPTIONS } from '../../access/access-options.js';
import type { AccessOptions } from '../../access/access-options.js';
import { Public } from '../../access/needs.js';
import { ApiErrors } from '../../http/openapi/api-errors.js';
import { CSRF_HEADER } from '../session/csrf.js';
import { SignedIn } from '../session/signed-in.js';
import { SessionView, SignedOutView, toPrincipalView } from './session.view.js';

const CSRF_ABOUT = {
  name: CSRF_HEADER,
  required: false,
  description: '`csrf_token` of GET /api/v1/session.',
};

/** Who asks, and how a session ends. */
@ApiTags('sign-in')
@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly signedIn: SignedIn,
    @Inject(ACCESS_OPTIONS) private readonly access: AccessOptions,
  ) {}

  @Get('session')
  @Public()
  @ApiOperation({
    summary: 'Who asks, and how one signs in',
    description: 'Answers everybody, so that a page knows what to do first.',
  })
  @ApiOkResponse({ description: 'Who asks.', type: SessionView })
  async session(@Req() request: FastifyRequest): Promise<SessionView> {
    const { principal, csrfToken, expiresAt } = await this.signedIn.of(request);
    return {
      access: this.access.mode,
      sign_in_url: this.signedIn.isPossible ? '/api/v1/sign-in' : null,
      principal: principal === null ? null : toPrincipalView(principal),
      csrf_token: csrfToken,
      expires_at: expiresAt,
    };
  }

  @Post('sign-out')
  @HttpCode(200)
  @Public()
  @ApiOperation({
    summary: 'Sign out',
    description: 'Ends the session of the cookie, at every gateway at once. Safe to repeat.',
  })
  @ApiHeader(CSRF_ABOUT)
  @ApiOkResponse({ description: 'There is no session any more.', type: SignedOutView })
  @ApiErrors({ 403: 'The request does not come from the portal (`csrf_refused`).' })
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedOutView> {
    const { cookies, issuerUrl } = await this.signedIn.end(request);
    void reply.header('set-cookie', cookies);
    return { signed_out: true, issuer_sign_out_url: issuerUrl };
  }
}
