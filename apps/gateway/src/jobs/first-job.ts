import { IdempotencyKey, readAcceptedFacts } from '@beacon/persistence';
import type { AcceptedFacts } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiError } from '../http/errors/api-error.js';
import type { KeyClaim } from './store-job.js';

/**
 * The job that a key's first request made.
 * @throws ApiError 422 when that was another request.
 */
export async function findFirst(
  em: EntityManager,
  { key, hash }: Pick<KeyClaim, 'key' | 'hash'>,
): Promise<AcceptedFacts> {
  const { requestHash, jobId } = await em.findOneOrFail(IdempotencyKey, { key: key ?? '' });
  if (requestHash !== hash) throw keyReused();
  return readAcceptedFacts(em, jobId);
}

function keyReused(): ApiError {
  const code = 'idempotency_key_reused';
  const message = 'this Idempotency-Key came with another request before: use a new key';
  return new ApiError(422, { error: code, code, message, field: 'Idempotency-Key' });
}
