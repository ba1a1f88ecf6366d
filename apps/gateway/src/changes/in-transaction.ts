import { databaseErrorKind, isLockTimeout } from '@beacon/persistence';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';

const TRIES = 3;

/**
 * Does some work in one transaction. A planner touches a job's lanes before the job, a change the job before its lanes: where
 * the two wait for each other PostgreSQL ends one of them, and the work is done once more.
 */
export async function inTransaction<Result>(
  orm: MikroORM,
  work: (em: EntityManager) => Promise<Result>,
): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await orm.em.fork().transactional(work);
    } catch (error) {
      const isPassing = databaseErrorKind(error) === 'conflict' && !isLockTimeout(error);
      if (!isPassing || tried === TRIES) throw error;
    }
  }
}
