import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { finalize } from 'rxjs';
import type { Observable } from 'rxjs';
import { RequestPlaces } from '../http/server/request-places.js';

/** Keeps a request's places in the work queue as long as its handler works, also when the client has left. */
@Injectable()
export class PlacesInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { raw } = context.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(finalize(RequestPlaces.of(raw).hold()));
  }
}
