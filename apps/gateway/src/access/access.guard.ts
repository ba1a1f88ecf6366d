import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { CallerCheck } from './caller-check.js';
import { RULE } from './needs.js';
import type { Rule } from './needs.js';
import { ProjectChoice } from './project-choice.js';
import { setPrincipal } from './request-principal.js';
import { Visibility } from './visibility.js';

/** Decides over every request: who it comes from, whether that one may do this, and whether what it names is there for that one. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerCheck,
    private readonly choice: ProjectChoice,
    private readonly visibility: Visibility,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<Rule>(RULE, context.getHandler());
    if ('isPublic' in rule) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const principal = await this.callers.require(rule, request);
    const narrowed = await this.choice.narrow(principal, request);
    await this.visibility.require(narrowed, rule.subject, request);
    setPrincipal(request, narrowed);
    return true;
  }
}
