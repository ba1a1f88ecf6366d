import { Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { Principals } from '../access/principals.js';
import { SessionController } from './http/session.controller.js';
import { SessionsController } from './http/sessions.controller.js';
import { SignInController } from './http/sign-in.controller.js';
import { IssuerFetch } from './issuer/issuer-fetch.js';
import { Issuer } from './issuer/issuer.js';
import { SessionList } from './session/session-list.js';
import { SessionSource } from './session/session.source.js';
import { Sessions } from './session/sessions.js';
import { SignIn } from './session/sign-in.js';
import { SignedIn } from './session/signed-in.js';

/** People: they sign in by OpenID Connect, and are known by the portal's cookie. */
@Module({
  imports: [AccessModule],
  controllers: [SignInController, SessionController, SessionsController],
  providers: [Issuer, IssuerFetch, Sessions, SessionSource, SignIn, SignedIn, SessionList],
})
export class SignInModule implements OnModuleInit {
  constructor(
    private readonly principals: Principals,
    private readonly sessions: SessionSource,
  ) {}

  onModuleInit(): void {
    this.principals.add(this.sessions);
  }
}
