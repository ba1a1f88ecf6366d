import { createHash, timingSafeEqual } from 'node:crypto';
import { allowedBy } from '@beacon/domain';
import { findKey, touchKey } from '@beacon/persistence';
import type { StoredKey } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { unauthorized } from './access-errors.js';
import type { Principal } from './principal.js';

/** How long a key that was read is believed, in milliseconds: one that is revoked is let in no longer than this, by any gateway. */
const KEY_TRUSTED_MS = 2_000;
const MOST_KEYS = 10_000;
const TOUCH_EVERY_MS = 60_000;

/** The API keys, read from the database when they are used. */
@Injectable()
export class KeyRing {
  readonly #logger = new Logger('Access');
  readonly #touched = new LRUCache<string, true>({ max: MOST_KEYS, ttl: TOUCH_EVERY_MS });
  // Requests that come together make one read. What is not there is not kept: made-up prefixes must push no real key out.
  readonly #keys = new LRUCache<string, StoredKey>({
    max: MOST_KEYS,
    ttl: KEY_TRUSTED_MS,
    fetchMethod: async (prefix) => (await findKey(this.orm.em.fork(), prefix)) ?? undefined,
  });

  constructor(private readonly orm: MikroORM) {}

  /**
   * Whom a key proves.
   * @throws ApiError 401 when there is no such key, or it is revoked or has expired.
   */
  async principalOf(prefix: string, secret: string): Promise<Principal> {
    const key = await this.#keys.fetch(prefix);
    // The same words for a wrong prefix and a wrong secret: nobody learns which keys there are.
    if (key === undefined || !isSecretOf(key, secret)) {
      throw unauthorized('invalid_key', 'there is no such API key');
    }
    if (key.isRevoked) throw unauthorized('key_revoked', 'this API key was revoked');
    if (key.expiresAtMs !== null && key.expiresAtMs <= Date.now()) {
      throw unauthorized('key_expired', 'this API key has expired: make another');
    }
    this.#touch(prefix);
    return toPrincipal(key);
  }

  /** Reads a key again the next time, because it was changed here. */
  forget(prefix: string): void {
    this.#keys.delete(prefix);
  }

  /** Nobody waits for it, and a request is not refused because it failed. */
  #touch(prefix: string): void {
    if (this.#touched.has(prefix)) return;
    this.#touched.set(prefix, true);
    touchKey(this.orm.em.fork(), prefix).catch((error: unknown) => {
      this.#touched.delete(prefix);
      this.#logger.warn({ event: 'key.touch_failed', prefix, error: String(error) });
    });
  }
}

/** The hash of a key's secret, as it is stored: in hex. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function isSecretOf({ secretSha256 }: StoredKey, secret: string): boolean {
  return timingSafeEqual(Buffer.from(secretHash(secret)), Buffer.from(secretSha256));
}

function toPrincipal({ prefix, name, scopes, project }: StoredKey): Principal {
  return {
    kind: 'key',
    id: prefix,
    name,
    scopes: allowedBy(scopes),
    projects: project === null ? 'all' : [project],
  };
}
