import { Job } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiError } from '../http/errors/api-error.js';

/**
 * A job with its specification, as it is now: whatever the entity manager knows of it already is read again.
 * @throws ApiError 404.
 */
export async function requireJob(em: EntityManager, id: string): Promise<Job> {
  const job = await em.findOne(Job, { id }, { disableIdentityMap: true });
  if (job === null) throw ApiError.notFound('job', id);
  return job;
}
