import type { Scope } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from '../read/sql.js';
import type { KeyLimitsRow } from '../quotas/key-limits.js';
import { runStatement } from '../statement.js';

/** What tells whether a key is good, and for what. */
export interface StoredKey {
  readonly prefix: string;
  readonly secretSha256: string;
  readonly name: string;
  /** Null for all projects. */
  readonly project: string | null;
  readonly scopes: readonly Scope[];
  /** Milliseconds since 1970; null for never. */
  readonly expiresAtMs: number | null;
  readonly isRevoked: boolean;
}

const FIND = `
select prefix, secret_sha256 as "secretSha256", name, project, scopes, revoked_at is not null as "isRevoked",
  (extract(epoch from expires_at) * 1000)::float8 as "expiresAtMs"
from api_keys where prefix = $1`;

/** The key of a prefix; null when there is none. */
export async function findKey(em: EntityManager, prefix: string): Promise<StoredKey | null> {
  const [key] = await runStatement<StoredKey>(em, FIND, [prefix]);
  return key ?? null;
}

// Many processes see a key at once: the first of a minute writes, and the others find nothing to do.
const USED = `update api_keys set last_used_at = clock_timestamp()
where prefix = $1 and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute')`;

/** Notes that a key was used, once a minute at most. */
export async function touchKey(em: EntityManager, prefix: string): Promise<void> {
  await runStatement(em, USED, [prefix]);
}

/** A key that is made. */
export interface NewKey {
  readonly prefix: string;
  readonly secretSha256: string;
  readonly name: string;
  readonly project: string | null;
  readonly scopes: readonly Scope[];
  readonly createdBy: string;
  readonly expiresAt: Date | null;
}

/** A key as it is listed. Times are ISO 8601. */
export interface KeyRow extends Pick<NewKey, 'prefix' | 'name' | 'project' | 'scopes'> {
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
  /** Null for a key that never had any. */
  readonly limits: KeyLimitsRow | null;
}

const ROW = `prefix, name, project, scopes, ${isoText('created_at')} as "createdAt", created_by as "createdBy",
  ${isoText('expires_at')} as "expiresAt", ${isoText('last_used_at')} as "lastUsedAt",
  ${isoText('revoked_at')} as "revokedAt", revoked_by as "revokedBy",
  (select json_build_object('requestsPerMinute', l.requests_per_minute, 'jobsPerDay', l.jobs_per_day,
    'cellsPerDay', l.cells_per_day, 'costPerDay', l.cost_per_day) from key_limits l where l.prefix = api_keys.prefix) as limits`;

const INSERT = `insert into api_keys (prefix, secret_sha256, name, project, scopes, created_by, expires_at)
values ($1, $2, $3, $4, $5::jsonb, $6, $7) on conflict (prefix) do nothing returning ${ROW}`;

/** Stores a key; null when its prefix is taken. */
export async function insertKey(em: EntityManager, key: NewKey): Promise<KeyRow | null> {
  const { prefix, secretSha256, name, project, scopes, createdBy, expiresAt } = key;
  const values = [prefix, secretSha256, name, project, JSON.stringify(scopes), createdBy];
  const [row] = await runStatement<KeyRow>(em, INSERT, [...values, expiresAt]);
  return row ?? null;
}

const LIST = `select ${ROW} from api_keys where ($1::text[] is null or project = any($1))
  and ($2::boolean or revoked_at is null) order by created_at desc, prefix limit $3`;

/** Which keys are listed. */
export interface KeyFilter {
  /** Keys of these projects; null for all keys, those of all projects among them. */
  readonly projects: readonly string[] | null;
  readonly withRevoked: boolean;
  readonly limit: number;
}

/** Keys, the newest first. */
export async function readKeys(em: EntityManager, filter: KeyFilter): Promise<KeyRow[]> {
  return runStatement<KeyRow>(em, LIST, [filter.projects, filter.withRevoked, filter.limit]);
}

const REVOKE = `update api_keys set revoked_at = coalesce(revoked_at, clock_timestamp()), revoked_by = coalesce(revoked_by, $2)
where prefix = $1 and ($3::text[] is null or project = any($3)) returning ${ROW}`;

/** Revokes a key of some projects, for good; again is the same. Null when there is none. */
export async function revokeKey(
  em: EntityManager,
  prefix: string,
  { by, projects }: { readonly by: string; readonly projects: readonly string[] | null },
): Promise<KeyRow | null> {
  const [row] = await runStatement<KeyRow>(em, REVOKE, [prefix, by, projects]);
  return row ?? null;
}
