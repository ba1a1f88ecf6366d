import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../../access/principal.js';
import { Principals } from '../../access/principals.js';
import { ApiError } from '../../http/errors/api-error.js';
import { Issuer } from '../issuer/issuer.js';
import { SIGN_IN } from '../sign-in-options.js';
import type { SignInOptions } from '../sign-in-options.js';
import { PortalCookies } from './cookies.js';
import { assertFromPortal } from './csrf.js';
import { csrfTokenOf } from './session-token.js';
import { Sessions } from './sessions.js';

/** Who asks, as a page sees it. */
export interface SignedInState {
  /** Null for whoever is not let in. */
  readonly principal: Principal | null;
  /** Null without a session. */
  readonly csrfToken: string | null;
  /** When the session ends whatever happens, ISO 8601; null without one. */
  readonly expiresAt: string | null;
}

/** What signing out leaves to the browser. */
export interface SignedOut {
  readonly cookies: readonly string[];
  /** Where it signs out at the issuer, too; null where that is not possible. */
  readonly issuerUrl: string | null;
}

const NOBODY: SignedInState = { principal: null, csrfToken: null, expiresAt: null };

/** Who is signed in with a request, and how that ends. */
@Injectable()
export class SignedIn {
  constructor(
    private readonly principals: Principals,
    private readonly sessions: Sessions,
    private readonly issuer: Issuer,
    @Inject(SIGN_IN) private readonly options: SignInOptions | null,
  ) {}

  /** Whether people can sign in at all. */
  get isPossible(): boolean {
    return this.options !== null;
  }

  /** Who asks; nobody when the credentials are missing or not good. */
  async of(request: FastifyRequest): Promise<SignedInState> {
    const principal = await this.#principalOf(request);
    if (principal?.kind !== 'person') return { ...NOBODY, principal };
    const token = this.#tokenIn(request);
    const session = token === null ? null : await this.sessions.ofToken(token);
    if (token === null || session === null) return NOBODY;
    return { principal, csrfToken: csrfTokenOf(token), expiresAt: session.expiresAt };
  }

  /**
   * Ends the session of a request, if there is one.
   * @throws ApiError 403 when it does not come from the portal: another site could sign people out.
   */
  async end(request: FastifyRequest): Promise<SignedOut> {
    const { options } = this;
    const token = this.#tokenIn(request);
    if (options === null || token === null) return { cookies: [], issuerUrl: null };
    const cookies = [new PortalCookies(options.publicUrl).noSession];
    // What has ended needs no proof: nothing is left to end.
    if ((await this.sessions.ofToken(token)) === null) return { cookies, issuerUrl: null };
    assertFromPortal(request, token, options.publicUrl);
    await this.sessions.endOwn(token, { address: request.ip, requestId: request.id });
    return { cookies, issuerUrl: await this.issuer.signOutUrl() };
  }

  #tokenIn({ headers }: FastifyRequest): string | null {
    if (this.options === null) return null;
    return new PortalCookies(this.options.publicUrl).sessionIn(headers.cookie);
  }

  async #principalOf(request: FastifyRequest): Promise<Principal | null> {
    try {
      return await this.principals.of(request);
    } catch (error) {
      if (error instanceof ApiError && [401, 403].includes(error.status)) return null;
      throw error;
    }
  }
}
