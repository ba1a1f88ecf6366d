import type { SessionOwner, StoredSession } from '@beacon/persistence';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { allProjectsNeeded, missingScope } from '../../access/access-errors.js';
import { principalOf } from '../../access/request-principal.js';
import type { Caller } from '../../http/caller.js';
import { ApiError } from '../../http/errors/api-error.js';
import { SIGN_IN, signInNotConfigured } from '../sign-in-options.js';
import type { SignInOptions } from '../sign-in-options.js';
import { PortalCookies } from './cookies.js';
import { Sessions } from './sessions.js';

/** Which sessions a caller sees and may end. */
@Injectable()
export class SessionList {
  constructor(
    private readonly sessions: Sessions,
    @Inject(SIGN_IN) private readonly options: SignInOptions | null,
  ) {}

  /** The sessions that a caller sees, and the one that asks. */
  async visibleTo(
    request: FastifyRequest,
  ): Promise<{ readonly sessions: StoredSession[]; readonly own: string | null }> {
    const own = await this.#own(request);
    return { sessions: await this.sessions.list(ownerFor(request, own)), own: own?.id ?? null };
  }

  /** @throws ApiError 404 when the caller sees no such session. */
  async end(id: string, request: FastifyRequest, caller: Caller): Promise<void> {
    const owner = ownerFor(request, await this.#own(request));
    if ((await this.sessions.end(id, owner, caller)) === null) {
      throw ApiError.notFound('session', id);
    }
  }

  async #own(request: FastifyRequest): Promise<StoredSession | null> {
    if (this.options === null) throw signInNotConfigured();
    if (principalOf(request).kind !== 'person') return null;
    const cookies = new PortalCookies(this.options.publicUrl);
    const token = cookies.sessionIn(request.headers.cookie);
    return token === null ? null : this.sessions.ofToken(token);
  }
}

/** Whose sessions a caller sees: null for everybody's. */
function ownerFor(request: FastifyRequest, own: StoredSession | null): SessionOwner | null {
  const { scopes, projects } = principalOf(request);
  // A session belongs to no project: an admin of some projects must not end that of a person of others.
  if (scopes.has('admin') && projects === 'all') return null;
  // A key has no sessions: it sees everybody's or is told why not.
  if (own === null) throw scopes.has('admin') ? allProjectsNeeded() : missingScope('admin');
  return own;
}
