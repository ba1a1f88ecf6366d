import { Catch } from '@nestjs/common';
import type { RpcExceptionFilter } from '@nestjs/common';
import { throwError } from 'rxjs';
import type { Observable } from 'rxjs';

/**
 * Lets a message handler's own error reach the transport. Without it Nest replaces every error by a plain 'Internal
 * server error' object, and retry can no longer be told from dead letter. For the microservice only: HTTP errors have
 * their own filter.
 */
@Catch()
export class PassErrorsFilter implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
