import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { GatewayAdapter } from '../http/server/gateway-adapter.js';
import { CallerCheck } from './caller-check.js';
import type { ScopedRule } from './needs.js';
import { RouteRules } from './route-rules.js';

/**
 * Refuses callers before the body of their request is read: a body of megabytes takes memory and a place in the work queue, which nobody gets
 * without credentials. The guard looks once more, at what was found here.
 */
@Injectable()
export class EarlyCheck implements OnApplicationBootstrap {
  readonly #rules = new Map<string, ScopedRule>();

  constructor(
    private readonly host: HttpAdapterHost<GatewayAdapter>,
    private readonly routes: RouteRules,
    private readonly callers: CallerCheck,
  ) {}

  /** All rules are known, and the server does not listen yet. */
  onApplicationBootstrap(): void {
    for (const { method, path, rule } of this.routes.all) {
      if ('scope' in rule) this.#rules.set(`${method} ${path}`, rule);
    }
    this.host.httpAdapter.checkCallersBy(async (request) => this.#check(request));
  }

  async #check(request: FastifyRequest): Promise<void> {
    const rule = this.#rules.get(`${request.method} ${request.routeOptions.url}`);
    if (rule !== undefined) await this.callers.require(rule, request);
  }
}
