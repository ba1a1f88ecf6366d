import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../access/needs.js';
import { ApiErrors } from '../../http/openapi/api-errors.js';
import { TakesAnyParameter } from '../../http/validation/request-validation.js';
import { SignIn } from '../session/sign-in.js';
import type { Redirection } from '../session/sign-in.js';
import { SignInQuery } from './sign-in.query.js';

const NOT_CONFIGURED = {
  503: 'No issuer is configured (`sign_in_not_configured`), or broker or database are away (`unavailable`).',
};

const LOCATION = {
  Location: { description: 'Where to go on.', schema: { type: 'string' } },
} as const;

/** Leads a browser to the issuer, and takes it back. */
@ApiTags('sign-in')
@Controller('api/v1/sign-in')
export class SignInController {
  constructor(private readonly signIn: SignIn) {}

  @Get()
  @Public()
  @ApiOperation({
    summary: 'Sign in',
    description:
      'For browsers: sends them to the issuer, which sends them back. Where it cannot, the page `/sign-in` says why.',
  })
  @ApiFoundResponse({ description: 'To the issuer.', headers: LOCATION })
  @ApiErrors({ 400: 'The path to return to is not accepted.', ...NOT_CONFIGURED })
  async begin(@Query() query: SignInQuery, @Res() reply: FastifyReply): Promise<void> {
    send(reply, await this.signIn.begin(query.return_to));
  }

  @Get('callback')
  @Public()
  @TakesAnyParameter()
  @ApiOperation({
    summary: 'Come back from the issuer',
    description:
      'For the issuer, which adds what it likes to the address. Begins a session, or leads to the page `/sign-in`, which says why not.',
  })
  @ApiFoundResponse({
    description: 'To the page that the sign-in was begun from.',
    headers: LOCATION,
  })
  @ApiErrors(NOT_CONFIGURED)
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    send(reply, await this.signIn.finish(request));
  }
}

/** No cache may keep where somebody was sent, nor what was set with it. */
function send(reply: FastifyReply, { to, cookies }: Redirection): void {
  void reply
    .header('cache-control', 'no-store')
    .header('set-cookie', [...cookies])
    .redirect(to, 302);
}
