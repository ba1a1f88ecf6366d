import { Catch } from '@nestjs/common';
import type { ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { throwError } from 'rxjs';
import type { Observable } from 'rxjs';

/**
 * Lets a message handler's own error reach the transport. Without it Nest replaces every error by a plain 'Internal
 * server error' object, and retry can no longer be told from dead letter. Errors of HTTP requests go Nest's own way. It
 * must be set before the transport is connected: handlers take the filters that they find then.
 */
@Catch()
export class PassErrorsFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): Observable<never> | void {
    if (host.getType() === 'rpc') return throwError(() => error);
    super.catch(error, host);
  }
}
