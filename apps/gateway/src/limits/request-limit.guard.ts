import { Injectable } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { InjectThrottlerOptions, InjectThrottlerStorage, ThrottlerGuard } from '@nestjs/throttler';
import type { ThrottlerModuleOptions, ThrottlerRequest, ThrottlerStorage } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../access/principal.js';
import { admittedTo } from '../access/request-principal.js';
import { ApiError } from '../http/errors/api-error.js';
import { RequestLimits } from './request-limits.js';

/** The window in which requests are counted, in milliseconds. */
export const MINUTE_MS = 60_000;
const MINUTE_SECONDS = 60;

/** Holds principals to the requests that they may make in a minute, over all gateways. Behind the access guard, which says who it is. */
@Injectable()
export class RequestLimitGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    private readonly limits: RequestLimits,
  ) {
    super(options, storage, reflector);
  }

  /** What is public has no principal, and costs nothing. */
  protected override async shouldSkip(context: ExecutionContext): Promise<boolean> {
    const principal = admittedTo(requestOf(context));
    return principal === null || (await this.limits.mostOf(principal)) === null;
  }

  protected override async handleRequest({ context }: ThrottlerRequest): Promise<boolean> {
    const principal = admittedTo(requestOf(context));
    const most = principal === null ? null : await this.limits.mostOf(principal);
    if (principal === null || most === null) return true;
    const { hits, seconds } = await this.limits.count(trackerOf(principal), MINUTE_MS);
    const reset = Math.max(1, Math.ceil(seconds));
    const left = Math.max(0, most - hits);
    // As draft-ietf-httpapi-ratelimit-headers has them.
    void context
      .switchToHttp()
      .getResponse<FastifyReply>()
      .header('RateLimit-Policy', `"requests";q=${most};w=${MINUTE_SECONDS}`)
      .header('RateLimit', `"requests";r=${left};t=${reset}`);
    if (hits <= most) return true;
    throw rateLimited(most, reset);
  }
}

function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>();
}

function trackerOf({ kind, id }: Principal): string {
  return `${kind}:${id}`;
}

function rateLimited(most: number, seconds: number): ApiError {
  const message = `more than ${most} requests within a minute: ask again in ${seconds} s`;
  const headers = { 'retry-after': String(seconds) };
  return new ApiError(429, { error: 'rate_limited', code: 'rate_limited', message, headers });
}
