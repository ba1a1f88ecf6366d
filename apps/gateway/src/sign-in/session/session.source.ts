import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { unauthorized } from '../../access/access-errors.js';
import type { Principal } from '../../access/principal.js';
import type { PrincipalSource } from '../../access/principals.js';
import { SIGN_IN } from '../sign-in-options.js';
import type { SignInOptions } from '../sign-in-options.js';
import { PortalCookies } from './cookies.js';
import { assertFromPortal } from './csrf.js';
import { Sessions } from './sessions.js';

/** Knows people by the portal's cookie. */
@Injectable()
export class SessionSource implements PrincipalSource {
  readonly #cookies: PortalCookies | null;

  constructor(
    private readonly sessions: Sessions,
    @Inject(SIGN_IN) private readonly options: SignInOptions | null,
  ) {
    this.#cookies = options === null ? null : new PortalCookies(options.publicUrl);
  }

  async principalOf(request: FastifyRequest): Promise<Principal | null> {
    const { options } = this;
    const token = this.#cookies?.sessionIn(request.headers.cookie) ?? null;
    if (options === null || token === null) return null;
    const session = await this.sessions.ofToken(token);
    if (session === null) {
      throw unauthorized('session_ended', 'the session has ended: sign in again');
    }
    assertFromPortal(request, token, options.publicUrl);
    return this.sessions.principalOf(session);
  }
}
