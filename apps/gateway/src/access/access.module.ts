import { Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { LimitsModule } from '../limits/limits.module.js';
import { AccessGuard } from './access.guard.js';
import { BearerSource } from './bearer.source.js';
import { CallerCheck } from './caller-check.js';
import { EarlyCheck } from './early-check.js';
import { KeyRing } from './key-ring.js';
import { LongAnswers } from './long-answers.js';
import { Owners } from './owners.js';
import { Principals } from './principals.js';
import { ProjectChoice } from './project-choice.js';
import { RouteRules } from './route-rules.js';
import { Visibility } from './visibility.js';

/** Who may do what, for every route: the first guard that a request passes. */
@Module({
  imports: [DiscoveryModule, LimitsModule],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    Principals,
    BearerSource,
    CallerCheck,
    EarlyCheck,
    KeyRing,
    LongAnswers,
    Owners,
    ProjectChoice,
    Visibility,
    RouteRules,
  ],
  exports: [Principals, KeyRing, Owners, LongAnswers, ProjectChoice],
})
export class AccessModule implements OnModuleInit {
  constructor(
    private readonly principals: Principals,
    private readonly bearer: BearerSource,
  ) {}

  onModuleInit(): void {
    this.principals.add(this.bearer);
  }
}
