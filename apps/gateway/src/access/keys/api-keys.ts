import { randomBytes, randomInt } from 'node:crypto';
import { insertKey, readKeys, revokeKey } from '@beacon/persistence';
import type { KeyRow, NewKey } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../../audit/record-audit.js';
import { inTransaction } from '../../changes/in-transaction.js';
import type { Caller } from '../../http/caller.js';
import { ApiError } from '../../http/errors/api-error.js';
import { KeyRing, secretHash } from '../key-ring.js';
import type { VisibleProjects } from '../request-principal.js';
import type { KeyBody } from './key.body.js';
import type { KeyListQuery } from './key.query.js';
import { KeyProject } from './key-project.js';

/** A key that was made, with what is sent. */
export interface MadeKey {
  readonly row: KeyRow;
  /** Never stored or logged. */
  readonly key: string;
}

const SECRET_BYTES = 32;
const PREFIX_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const PREFIX_LENGTH = 8;

/** Makes, lists and revokes API keys. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly orm: MikroORM,
    private readonly ring: KeyRing,
    private readonly keyProject: KeyProject,
  ) {}

  /**
   * Makes a key. Its secret is in the answer, and nowhere else.
   * @throws ApiError 400 when it would have expired, or its project is not one of the caller's.
   */
  async make(body: KeyBody, caller: Caller): Promise<MadeKey> {
    const project = await this.keyProject.of(body, caller.principal);
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const key = {
      name: body.name,
      project,
      scopes: [...new Set(body.scopes)],
      secretSha256: secretHash(secret),
      createdBy: caller.actor,
      expiresAt: expiryOf(body),
    };
    const row = await inTransaction(this.orm, async (em) => {
      const made = await insertWithPrefix(em, key);
      await this.#record(em, { caller, action: 'key.create', row: made, reason: null });
      return made;
    });
    return { row, key: `beacon_${row.prefix}_${secret}` };
  }

  /** Keys of the projects; with those of all projects for whoever sees all. */
  async list({ revoked, limit }: KeyListQuery, projects: VisibleProjects): Promise<KeyRow[]> {
    const filter = { projects, withRevoked: revoked === 'true', limit };
    return readKeys(this.orm.em.fork(), filter);
  }

  /**
   * Revokes a key for good. It is refused here at once, and by every other gateway within seconds. Safe to repeat.
   * @throws ApiError 404.
   */
  async revoke(
    prefix: string,
    { caller, projects }: { readonly caller: Caller; readonly projects: VisibleProjects },
  ): Promise<KeyRow> {
    const row = await inTransaction(this.orm, async (em) => {
      const revoked = await revokeKey(em, prefix, { by: caller.actor, projects });
      if (revoked === null) throw ApiError.notFound('API key', prefix);
      await this.#record(em, { caller, action: 'key.revoke', row: revoked, reason: null });
      return revoked;
    });
    this.ring.forget(prefix);
    return row;
  }

  async #record(em: EntityManager, { row, ...entry }: KeyChange): Promise<void> {
    const { prefix, name, project, scopes, expiresAt } = row;
    const details = { prefix, name, scopes, expires_at: expiresAt };
    await recordAudit(em, { ...entry, project, details });
  }
}

interface KeyChange {
  readonly caller: Caller;
  readonly action: string;
  readonly row: KeyRow;
  readonly reason: null;
}

/** Prefixes are drawn: of 36^8 one that is taken is not met, and then another is drawn. */
async function insertWithPrefix(em: EntityManager, key: Omit<NewKey, 'prefix'>): Promise<KeyRow> {
  for (;;) {
    const row = await insertKey(em, { ...key, prefix: newPrefix() });
    if (row !== null) return row;
  }
}

function newPrefix(): string {
  const letter = (): string => PREFIX_LETTERS.charAt(randomInt(PREFIX_LETTERS.length));
  return Array.from({ length: PREFIX_LENGTH }, letter).join('');
}

function expiryOf({ expires_at: given }: KeyBody): Date | null {
  if (given === null) return null;
  const expiresAt = new Date(given);
  if (expiresAt.getTime() > Date.now()) return expiresAt;
  const message = 'expires_at lies in the past: the key would never work';
  const allowed = 'a moment to come';
  throw ApiError.validation([{ field: 'expires_at', code: 'invalid_value', message, allowed }]);
}
