import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Issuer } from '../issuer/issuer.js';
import { projectsOf, scopesOf } from '../issuer/person.js';
import type { Person } from '../issuer/person.js';
import { SignInError } from '../issuer/sign-in.error.js';
import { SIGN_IN, signInNotConfigured } from '../sign-in-options.js';
import type { SignInOptions } from '../sign-in-options.js';
import { PortalCookies } from './cookies.js';
import { keepSignIn, readKept } from './pending-cookie.js';
import type { KeptSignIn } from './pending-cookie.js';
import { Sessions } from './sessions.js';

/** Where a browser is sent, and the cookies that it gets. */
export interface Redirection {
  readonly to: string;
  readonly cookies: readonly string[];
}

/** Signs people in, by way of the issuer. What goes wrong leads to a page that says so: whoever reads it is a person in a browser. */
@Injectable()
export class SignIn {
  readonly #logger = new Logger('SignIn');

  constructor(
    private readonly issuer: Issuer,
    private readonly sessions: Sessions,
    @Inject(SIGN_IN) private readonly options: SignInOptions | null,
  ) {}

  /**
   * Sends a browser to the issuer.
   * @param returnTo a path that was found to be one of this server.
   * @throws ApiError 503 without an issuer.
   */
  async begin(returnTo: string): Promise<Redirection> {
    const cookies = this.#cookies();
    try {
      const { url, pending } = await this.issuer.begin();
      return { to: url, cookies: [cookies.signIn(keepSignIn({ ...pending, returnTo }))] };
    } catch (error) {
      return this.#failed(error, returnTo);
    }
  }

  /**
   * Takes a browser back that the issuer sends. Whatever comes of it, the sign-in that was begun is over.
   * @throws ApiError 503 without an issuer.
   */
  async finish(request: FastifyRequest): Promise<Redirection> {
    const cookies = this.#cookies();
    const kept = readKept(cookies.signInIn(request.headers.cookie));
    try {
      const search = searchOf(request.url);
      const begun = assertBegunHere(kept, search);
      const person = await this.issuer.finish(search, begun);
      this.#assertWelcome(person);
      const token = await this.#renew(person, request);
      const { longestSeconds } = this.#configured().limits;
      return {
        to: begun.returnTo,
        cookies: [cookies.noSignIn, cookies.session(token, longestSeconds)],
      };
    } catch (error) {
      return this.#failed(error, kept?.returnTo ?? '/');
    }
  }

  /** Always a new token, and the session of before ends: nobody can have put one there that he knows. */
  async #renew(person: Person, request: FastifyRequest): Promise<string> {
    const origin = { address: request.ip, requestId: request.id };
    const before = this.#cookies().sessionIn(request.headers.cookie);
    const token = await this.sessions.begin(person, origin);
    if (before !== null) await this.sessions.endOwn(before, origin);
    return token;
  }

  #assertWelcome({ roles, projects }: Person): void {
    const { claims } = this.#configured();
    const scopes = scopesOf(roles, claims);
    if (scopes.size === 0) throw new SignInError('no_role', 'the person has none of the roles');
    const seen = projectsOf(projects, scopes, claims);
    if (seen !== 'all' && seen.length === 0) {
      throw new SignInError('no_project', 'the person has none of the projects');
    }
  }

  #failed(error: unknown, returnTo: string): Redirection {
    if (!(error instanceof SignInError)) throw error;
    const { problem, message } = error;
    this.#logger.warn({ event: 'sign_in.failed', problem, reason: message });
    const query = new URLSearchParams({ problem, return_to: returnTo });
    return { to: `/sign-in?${query.toString()}`, cookies: [this.#cookies().noSignIn] };
  }

  #cookies(): PortalCookies {
    return new PortalCookies(this.#configured().publicUrl);
  }

  #configured(): SignInOptions {
    if (this.options !== null) return this.options;
    throw signInNotConfigured();
  }
}

function searchOf(url: string): string {
  const at = url.indexOf('?');
  return at === -1 ? '' : url.slice(at);
}

/**
 * Nothing is asked of the issuer for a browser that did not begin: whoever gives somebody a link with his own code would have them sign in as him.
 * @throws SignInError when the browser began no sign-in, or another.
 */
function assertBegunHere(kept: KeptSignIn | null, search: string): KeptSignIn {
  const state = Buffer.from(new URLSearchParams(search).get('state') ?? '');
  const expected = Buffer.from(kept?.state ?? '');
  const isSame = state.length === expected.length && timingSafeEqual(state, expected);
  if (kept !== null && isSame) return kept;
  throw new SignInError('expired', 'the browser began no sign-in, or another one');
}
