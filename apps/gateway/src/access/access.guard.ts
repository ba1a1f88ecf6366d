import type { Scope } from '@beacon/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { allProjectsNeeded, missingScope, noAdmins, unauthorized } from './access-errors.js';
import { ACCESS_OPTIONS } from './access-options.js';
import type { AccessOptions } from './access-options.js';
import { carriesKey } from './bearer.source.js';
import { RULE } from './needs.js';
import type { Rule } from './needs.js';
import { Principals } from './principals.js';
import type { Principal } from './principal.js';
import { ProjectChoice } from './project-choice.js';
import { Visibility } from './visibility.js';
import { setPrincipal } from './request-principal.js';

/** Decides over every request: who it comes from, whether that one may do this, and whether what it names is there for that one. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(ACCESS_OPTIONS) private readonly options: AccessOptions,
    private readonly principals: Principals,
    private readonly choice: ProjectChoice,
    private readonly visibility: Visibility,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<Rule>(RULE, context.getHandler());
    if ('isPublic' in rule) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (rule.scope === 'admin' && !this.#hasAdmins(request)) throw noAdmins();
    const principal = await this.principals.of(request);
    requireScope(principal, rule.scope);
    if (rule.subject.of === 'everything' && principal.projects !== 'all') throw allProjectsNeeded();
    const narrowed = await this.choice.narrow(principal, request);
    await this.visibility.require(narrowed, rule.subject, request);
    setPrincipal(request, narrowed);
    return true;
  }

  /** An open gateway without a token has no admins but those with a key. */
  #hasAdmins(request: FastifyRequest): boolean {
    const { mode, adminToken } = this.options;
    return mode === 'required' || adminToken !== null || carriesKey(request);
  }
}

function requireScope({ kind, scopes }: Principal, scope: Scope): void {
  if (scopes.has(scope)) return;
  if (kind !== 'local') throw missingScope(scope);
  throw unauthorized('unauthorized', 'this path is for admins: send Authorization: Bearer');
}
