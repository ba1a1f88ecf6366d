import { inspect } from 'node:util';
import { Catch, Inject, Logger, NotFoundException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RouteTable } from '../http/route-table.js';
import { ApiError } from './api-error.js';
import { toErrorBody } from './error-body.js';
import { refused, toApiError } from './http-errors.js';

/** Answers every error in one shape, and logs those that are the server's own. */
@Catch()
export class ApiErrorFilter implements ExceptionFilter {
  readonly #logger = new Logger(ApiErrorFilter.name);

  constructor(@Inject(RouteTable) private readonly routes: RouteTable) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = this.#translate(thrown, request, reply);
    if (error.status >= 500) this.#log(error, request);
    if (reply.sent) return;
    void reply.headers(error.headers);
    void reply.status(error.status).type('application/json').send(toErrorBody(error, request.id));
  }

  #translate(thrown: unknown, request: FastifyRequest, reply: FastifyReply): ApiError {
    return thrown instanceof NotFoundException && request.is404
      ? this.#noRoute(request, reply)
      : toApiError(thrown);
  }

  /** Tells a path that does not exist from one that exists with another method. */
  #noRoute(request: FastifyRequest, reply: FastifyReply): ApiError {
    const allowed = this.routes.methodsOf(request.url);
    if (allowed.length === 0) {
      return new ApiError(404, {
        error: 'not_found',
        code: 'route_not_found',
        message: 'there is no such path: /api/docs lists those that exist',
      });
    }
    void reply.header('allow', allowed.join(', '));
    const message = `${request.method} is not possible here, allowed: ${allowed.join(', ')}`;
    return refused(405, 'method_not_allowed', message);
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
