import { Job } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiError } from '../http/errors/api-error.js';

/**
 * Tells an empty answer about a job from one about no job.
 * @throws ApiError 404 when there is no such job.
 */
export async function assertJobExists(em: EntityManager, id: string): Promise<void> {
  if ((await em.count(Job, { id })) === 0) throw ApiError.notFound('job', id);
}
