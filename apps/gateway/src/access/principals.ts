import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { FailedAttempts } from '../limits/failed-attempts.js';
import { ACCESS_OPTIONS } from './access-options.js';
import type { AccessOptions } from './access-options.js';
import { unauthorized } from './access-errors.js';
import { LOCAL } from './principal.js';
import type { Principal } from './principal.js';

/** One kind of credentials. */
export interface PrincipalSource {
  /**
   * Whom the request's credentials prove; null when it carries none of this kind.
   * @throws ApiError when they are not good: nobody is let in as somebody else then.
   */
  principalOf(request: FastifyRequest): Promise<Principal | null>;
}

/**
 * Finds out who a request comes from, once for each request. Whoever knows another kind of credentials provides a {@link PrincipalSource} and
 * adds it when its module starts:
 *
 *     onModuleInit(): void {
 *       this.principals.add(this.sessions);
 *     }
 *
 * Whoever needs the principal after the guard takes it by `principalOf(request)`, or by `@CallerOf()` in a handler; guards of modules
 * that import AccessModule, and whose module stands behind it in GatewayModule, run after its guard.
 */
@Injectable()
export class Principals {
  readonly #sources: PrincipalSource[] = [];
  readonly #found = new WeakMap<IncomingMessage, Promise<Principal>>();

  constructor(
    @Inject(ACCESS_OPTIONS) private readonly options: AccessOptions,
    private readonly attempts: FailedAttempts,
  ) {}

  /** Sources are asked in the order in which they were added; the first that knows the request decides. */
  add(source: PrincipalSource): void {
    this.#sources.push(source);
  }

  /**
   * The principal of a request.
   * @throws ApiError 401 where credentials are required and there are none; what a source throws about bad ones.
   */
  async of(request: FastifyRequest): Promise<Principal> {
    const known = this.#found.get(request.raw);
    if (known !== undefined) return known;
    const found = this.#tried(request);
    this.#found.set(request.raw, found);
    return found;
  }

  /**
   * Looks at the credentials of a request once more, long after it was let in.
   * @throws ApiError when they are not good any more.
   */
  async again(request: FastifyRequest): Promise<Principal> {
    return this.#find(request);
  }

  /** Whoever tries credentials that are no good waits after some. */
  async #tried(request: FastifyRequest): Promise<Principal> {
    this.attempts.assertMayTry(request);
    try {
      return await this.#find(request);
    } catch (error) {
      await this.attempts.note(request, error);
      throw error;
    }
  }

  async #find(request: FastifyRequest): Promise<Principal> {
    for (const source of this.#sources) {
      const principal = await source.principalOf(request);
      if (principal !== null) return principal;
    }
    if (this.options.mode === 'open') return LOCAL;
    throw unauthorized('unauthorized', 'send an API key as Authorization: Bearer <key>');
  }
}
