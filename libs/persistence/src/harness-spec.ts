import type { JobSpec, JobStatus } from '@beacon/domain';
import { startEmptyDatabase, startTestDatabase } from '@beacon/testing';
import type { TestDatabase } from '@beacon/testing';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { createOrm } from './connection/orm.js';
import { JobLane } from './entities/job-lane.entity.js';
import { Job } from './entities/job.entity.js';
import { runStatement } from './statement.js';

/** Any number of databases of a spec's own. */
export class Databases {
  readonly #orms: MikroORM[] = [];
  readonly #databases: TestDatabase[] = [];

  async stop(): Promise<void> {
    await Promise.all(this.#orms.map((orm) => orm.close()));
    await Promise.all(this.#databases.map((database) => database.stop()));
  }

  /** Address of a new database without tables. */
  async empty(): Promise<string> {
    return this.#keep(await startEmptyDatabase());
  }

  async open(url: string): Promise<MikroORM> {
    const orm = await createOrm({ url });
    this.#orms.push(orm);
    return orm;
  }

  /** A new database with every table. */
  async migrated(): Promise<MikroORM> {
    return this.open(this.#keep(await startTestDatabase()));
  }

  #keep(database: TestDatabase): string {
    this.#databases.push(database);
    return database.url;
  }
}

export const REGIONS = ['eu-west', 'us-east'] as const;
export const MODELS = ['a', 'b.1'] as const;

/** Puts a job with a lane for each of the regions and models into the database. */
export async function insertJob(
  orm: MikroORM,
  id: string,
  status: JobStatus = 'running',
): Promise<void> {
  const em = orm.em.fork();
  em.create(Job, {
    id,
    status,
    spec: {} as JobSpec,
    systemPrompts: {},
    cells: 400,
    createdAt: new Date(),
  });
  const lanes = REGIONS.flatMap((region) => MODELS.map((modelId) => ({ region, modelId })));
  for (const [position, lane] of lanes.entries()) {
    em.create(JobLane, { jobId: id, ...lane, position, cells: 100 });
  }
  await em.flush();
}

const COUNTERS = `
select job_id, region, model_id, recorded::int, completed::int, refused::int, failed::int, cancelled::int,
  quarantined::int, quarantined_refused::int
from job_lane_progress order by 1, 2, 3`;

const RECOUNT = `
select job_id, region, model_id, count(*)::int as recorded,
  (count(*) filter (where status = 'completed'))::int as completed,
  (count(*) filter (where status = 'refused'))::int as refused,
  (count(*) filter (where status = 'failed'))::int as failed,
  (count(*) filter (where status = 'cancelled'))::int as cancelled,
  count(quarantine)::int as quarantined,
  (count(quarantine) filter (where status = 'refused'))::int as quarantined_refused
from executions group by 1, 2, 3 order by 1, 2, 3`;

/** The counters as they stand, and as they would be counted from the executions. */
export async function countersAndRecount(
  em: EntityManager,
): Promise<{ readonly counters: unknown[]; readonly recount: unknown[] }> {
  return {
    counters: await runStatement<unknown>(em, COUNTERS),
    recount: await runStatement<unknown>(em, RECOUNT),
  };
}
