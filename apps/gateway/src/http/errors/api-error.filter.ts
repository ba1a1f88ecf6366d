import { inspect } from 'node:util';
import { Catch, Inject, Logger, NotFoundException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { noRoute } from '../server/no-route.js';
import { RouteTable } from '../server/route-table.js';
import type { ApiError } from './api-error.js';
import { toErrorBody } from './error-body.js';
import { toApiError } from './http-errors.js';

/** Answers every error in one shape, and logs those that are the server's own. */
@Catch()
export class ApiErrorFilter implements ExceptionFilter {
  readonly #logger = new Logger(ApiErrorFilter.name);

  constructor(@Inject(RouteTable) private readonly routes: RouteTable) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = this.#translate(thrown, request);
    if (error.status >= 500) this.#log(error, request);
    if (reply.sent) return;
    void reply.headers(error.headers);
    void reply.status(error.status).type('application/json').send(toErrorBody(error, request.id));
  }

  /** A route may turn out to be none only when it was taken, as one whose parameter is empty. */
  #translate(thrown: unknown, request: FastifyRequest): ApiError {
    return thrown instanceof NotFoundException && request.is404
      ? noRoute(request, this.routes)
      : toApiError(thrown);
  }

  #log(error: ApiError, request: FastifyRequest): void {
    const { cause } = error;
    this.#logger.error({
      event: 'request.failed',
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url,
      status: error.status,
      error: cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause ?? error.code),
    });
  }
}
