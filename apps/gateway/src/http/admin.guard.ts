import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONTROL_OPTIONS } from '../settings/settings.js';
import type { ControlOptions } from '../settings/settings.js';
import { ApiError } from './errors/api-error.js';
import { ApiErrors } from './openapi/api-errors.js';
import type { ErrorCodeOf } from './errors/error-codes.js';
import { refused } from './errors/http-errors.js';

const BEARER = /^Bearer ([\x21-\x7e]+)$/i;

/** What an admin's path can answer, for the API's description. */
const ADMIN_ERRORS = {
  401: 'No token (`unauthorized`), or not as `Bearer <token>` (`invalid_auth_format`).',
  403: 'Not the token (`invalid_token`).',
  503: 'BEACON_ADMIN_TOKEN is not set (`admin_auth_not_configured`), or broker or database are away (`unavailable`).',
};

/** The header that admins send. */
const ADMIN_HEADER_ABOUT = { Authorization: '`Bearer <BEACON_ADMIN_TOKEN>`.' };

/** Describes the header and the errors of an endpoint for admins. */
export function ApiAdmin(): MethodDecorator {
  const { Authorization: description } = ADMIN_HEADER_ABOUT;
  return applyDecorators(
    ApiHeader({ name: 'Authorization', description, required: false }),
    ApiErrors(ADMIN_ERRORS),
  );
}

/** Admits requests with the admin token only; none when no token is configured. */
@Injectable()
export class AdminGuard implements CanActivate {
  constructor(@Inject(CONTROL_OPTIONS) private readonly options: ControlOptions) {}

  canActivate(context: ExecutionContext): boolean {
    const { adminToken } = this.options;
    if (adminToken === null) throw notConfigured();
    const { authorization } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    if (authorization === undefined) {
      throw unauthorized('unauthorized', 'this path is for admins: send Authorization: Bearer');
    }
    const given = BEARER.exec(authorization)?.[1];
    if (given === undefined) {
      throw unauthorized('invalid_auth_format', 'the Authorization header is not Bearer <token>');
    }
    if (!isSame(given, adminToken)) throw refused(403, 'invalid_token', 'this is not the token');
    return true;
  }
}

/** Compares hashes, which are of one length, so that the time taken tells nothing of the token. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function notConfigured(): ApiError {
  const code = 'admin_auth_not_configured';
  return refused(503, code, 'set BEACON_ADMIN_TOKEN in the environment of the gateway');
}

function unauthorized(code: ErrorCodeOf<401>, message: string): ApiError {
  return new ApiError(401, {
    error: code,
    code,
    message,
    headers: { 'www-authenticate': 'Bearer' },
  });
}
