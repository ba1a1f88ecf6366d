import type { Scope } from '@beacon/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { allProjectsNeeded, missingScope, noAdmins, unauthorized } from './access-errors.js';
import { ACCESS_OPTIONS } from './access-options.js';
import type { AccessOptions } from './access-options.js';
import { carriesKey } from './bearer.source.js';
import type { ScopedRule } from './needs.js';
import { Principals } from './principals.js';
import type { Principal } from './principal.js';

/** Decides whether whoever sends a request may call its route at all. */
@Injectable()
export class CallerCheck {
  constructor(
    @Inject(ACCESS_OPTIONS) private readonly options: AccessOptions,
    private readonly principals: Principals,
  ) {}

  /**
   * The principal of a request.
   * @throws ApiError 401 without good credentials, 403 without the scope, 503 where nobody can be an admin.
   */
  async require({ scope, subject }: ScopedRule, request: FastifyRequest): Promise<Principal> {
    if (scope === 'admin' && !this.#hasAdmins(request)) throw noAdmins();
    const principal = await this.principals.of(request);
    requireScope(principal, scope);
    if (subject.of === 'everything' && principal.projects !== 'all') throw allProjectsNeeded();
    return principal;
  }

  /** An open gateway without a token has no admins but those with a key. */
  #hasAdmins(request: FastifyRequest): boolean {
    const { mode, adminToken } = this.options;
    return mode === 'required' || adminToken !== null || carriesKey(request);
  }
}

function requireScope({ kind, scopes }: Principal, scope: Scope): void {
  if (scopes.has(scope)) return;
  if (kind !== 'local') throw missingScope(scope);
  throw unauthorized('unauthorized', 'this path is for admins: send Authorization: Bearer');
}
