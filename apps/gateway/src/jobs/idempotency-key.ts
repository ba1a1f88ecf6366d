import { DEFAULT_PROJECT } from '@beacon/domain';
import { IdempotencyKey, readAcceptedFacts } from '@beacon/persistence';
import type { AcceptedFacts } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiError } from '../http/errors/api-error.js';

const ACCEPTED = /^[\x21-\x7e]{1,255}$/;

/**
 * The value of an `Idempotency-Key` header; null when there is none.
 * @throws ApiError when it is given but not 1 to 255 visible ASCII characters.
 */
export function readIdempotencyKey(header: string | readonly string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header === 'string' && ACCEPTED.test(header)) return header;
  throw ApiError.validation([
    {
      field: 'Idempotency-Key',
      code: 'invalid_idempotency_key',
      message: 'the key is not one that can be stored',
      allowed: '1..255 visible ASCII characters',
    },
  ]);
}

/** What a request claims an Idempotency-Key for. */
export interface KeyClaim {
  /** In which the key is unique. */
  readonly project: string;
  /** Null when the request came without one. */
  readonly key: string | null;
  readonly hash: string;
  readonly id: string;
}

/**
 * True when the key is this request's, or there is none. A loser waits here until the winner has committed: races are decided
 * by the keys.
 */
export async function claimKey(
  em: EntityManager,
  { project, key, hash, id }: KeyClaim,
): Promise<boolean> {
  if (key === null) return true;
  const insert = em
    .createQueryBuilder(IdempotencyKey)
    .insert({ key: storedKey(project, key), requestHash: hash, jobId: id });
  return (await insert.onConflict('key').ignore().execute('run')).affectedRows === 1;
}

/**
 * The job that a key's first request made.
 * @throws ApiError 422 when that was another request.
 */
export async function findFirst(
  em: EntityManager,
  { project, key, hash }: Pick<KeyClaim, 'project' | 'key' | 'hash'>,
): Promise<AcceptedFacts> {
  const { requestHash, jobId } = await em.findOneOrFail(IdempotencyKey, {
    key: storedKey(project, key ?? ''),
  });
  if (requestHash !== hash) throw keyReused();
  return readAcceptedFacts(em, jobId);
}

/**
 * A key as it is stored. Those of the first project stand as they are, as they always did; those of another behind its id and a space, which
 * no key holds, so that no project can claim another's.
 */
function storedKey(project: string, key: string): string {
  return project === DEFAULT_PROJECT ? key : `${project} ${key}`;
}

function keyReused(): ApiError {
  const code = 'idempotency_key_reused';
  const message = 'this Idempotency-Key came with another request before: use a new key';
  return new ApiError(422, { error: code, code, message, field: 'Idempotency-Key' });
}
