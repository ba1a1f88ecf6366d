import { createHash, timingSafeEqual } from 'node:crypto';
import { API_KEY_PATTERN } from '@beacon/domain';
import { Inject, Injectable } from '@nestjs/common';
import { SCOPES } from '@beacon/domain';
import type { FastifyRequest } from 'fastify';
import { refused } from '../http/errors/refused.js';
import { unauthorized } from './access-errors.js';
import { ACCESS_OPTIONS } from './access-options.js';
import type { AccessOptions } from './access-options.js';
import { KeyRing } from './key-ring.js';
import type { Principal } from './principal.js';
import type { PrincipalSource } from './principals.js';

const BEARER = /^Bearer ([\x21-\x7e]+)$/i;

const ADMIN: Principal = {
  kind: 'admin-token',
  id: 'admin-token',
  name: 'admin',
  scopes: new Set(SCOPES),
  projects: 'all',
};

/** Knows whoever sends `Authorization: Bearer` with an API key or the admin token. */
@Injectable()
export class BearerSource implements PrincipalSource {
  constructor(
    @Inject(ACCESS_OPTIONS) private readonly options: AccessOptions,
    private readonly keys: KeyRing,
  ) {}

  async principalOf({ headers: { authorization } }: FastifyRequest): Promise<Principal | null> {
    if (authorization === undefined) return null;
    const given = BEARER.exec(authorization)?.[1];
    if (given === undefined) {
      throw unauthorized('invalid_auth_format', 'the Authorization header is not Bearer <token>');
    }
    const { adminToken } = this.options;
    if (adminToken !== null && isSame(given, adminToken)) return ADMIN;
    const [, prefix, secret] = API_KEY_PATTERN.exec(given) ?? [];
    if (prefix !== undefined && secret !== undefined) return this.keys.principalOf(prefix, secret);
    throw refused(403, 'invalid_token', 'this is neither the token of the admins nor an API key');
  }
}

/** Whether a request carries what may be an API key. */
export function carriesKey({ headers: { authorization = '' } }: FastifyRequest): boolean {
  return API_KEY_PATTERN.test(BEARER.exec(authorization)?.[1] ?? '');
}

/** Compares hashes, which are of one length, so that the time taken tells nothing of the token. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
