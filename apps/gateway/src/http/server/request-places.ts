import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { finalize } from 'rxjs';
import type { Observable } from 'rxjs';

/** Gives a place back; further calls do nothing. */
export type GiveBack = () => void;

const OPEN = new WeakMap<IncomingMessage, RequestPlaces>();

/**
 * The places in the work queue that one request holds. They are given back when its answer is sent, or its client is gone, and
 * nothing works on it any more: work for a client that disconnected still takes memory.
 */
export class RequestPlaces {
  readonly #left = new AbortController();
  readonly #places: GiveBack[] = [];
  #holders = 1;

  private constructor(response: ServerResponse) {
    response.once('close', () => {
      this.#left.abort(new Error('the client has its answer, or is gone'));
      this.#letGo();
    });
  }

  /** Begins to keep a request's places. */
  static open(request: IncomingMessage, response: ServerResponse): void {
    OPEN.set(request, new RequestPlaces(response));
  }

  /** @throws Error for a request that was not opened. */
  static of(request: IncomingMessage): RequestPlaces {
    const places = OPEN.get(request);
    if (places === undefined) throw new Error('a request came past the work queue');
    return places;
  }

  /** Aborted when the client no longer waits for the answer. */
  get left(): AbortSignal {
    return this.#left.signal;
  }

  /** Keeps a place with the request; gives it back at once when all is over already. */
  add(giveBack: GiveBack): void {
    if (this.#holders === 0) giveBack();
    else this.#places.push(giveBack);
  }

  /** Keeps the places until what is returned is called, once. */
  hold(): () => void {
    this.#holders += 1;
    return () => this.#letGo();
  }

  #letGo(): void {
    this.#holders -= 1;
    if (this.#holders === 0) for (const giveBack of this.#places.splice(0)) giveBack();
  }
}

/** Keeps a request's places in the work queue as long as its handler works, also when the client has left. */
@Injectable()
export class PlacesInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { raw } = context.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(finalize(RequestPlaces.of(raw).hold()));
  }
}
