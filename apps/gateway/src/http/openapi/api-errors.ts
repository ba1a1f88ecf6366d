import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { ErrorBody } from '../errors/error-body.js';

/**
 * Errors that an endpoint answers, by status; all have the one shape. What any path can answer (400 and 503, with a body 408 and 413, but for GET 415)
 * is described without it.
 */
export function ApiErrors(errors: Readonly<Record<number, string>>): MethodDecorator {
  return applyDecorators(
    ...Object.entries(errors).map(([status, description]) =>
      ApiResponse({ status: Number(status), description, type: ErrorBody }),
    ),
  );
}
