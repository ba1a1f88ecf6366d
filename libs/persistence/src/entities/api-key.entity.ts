import type { Scope } from '@beacon/domain';
import { defineEntity, p } from '@mikro-orm/core';

const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_keys',
  properties: {
    /** The part of the key that is no secret: it finds the key, and names it in lists and in the audit log. */
    prefix: p.string().length(8).primary(),
    /** SHA-256 of the secret, in hex. The secret is 32 random bytes, which nobody guesses: a slow hash would only cost time. */
    secretSha256: p.string().length(64),
    name: p.string().length(100),
    /** Null for all projects. */
    project: p.string().length(40).nullable(),
    scopes: p.json<readonly Scope[]>(),
    createdAt: p.datetime(6).defaultRaw('now()'),
    createdBy: p.string().length(200),
    /** Null for never. */
    expiresAt: p.datetime(6).nullable(),
    /** Written once a minute at most. */
    lastUsedAt: p.datetime(6).nullable(),
    revokedAt: p.datetime(6).nullable(),
    revokedBy: p.string().length(200).nullable(),
  },
  indexes: [{ name: 'idx_api_keys_created', properties: ['createdAt', 'prefix'] }],
});

/** A key of the API. Never deleted, so that the audit log's names keep their meaning. */
export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);
export { ApiKeySchema };
