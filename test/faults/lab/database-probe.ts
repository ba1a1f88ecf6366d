import { MikroORM } from '@mikro-orm/postgresql';
import { runStatement } from '@beacon/persistence';

/** An execution as the invariants look at it. */
export interface ExecutionFacts {
  readonly region: string;
  readonly model: string;
  readonly question: string;
  readonly repeat: number;
  readonly cell: string;
  readonly round: number;
  readonly status: string;
  readonly source: string;
  readonly code: string | null;
  readonly attempts: number;
  readonly quarantined: boolean;
  /** Region of the executor that ran it, by its evidence. */
  readonly executor_region: string | null;
}

/** Counters of a lane. */
export interface LaneCounters {
  readonly region: string;
  readonly model: string;
  readonly recorded: number;
  readonly completed: number;
  readonly refused: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly quarantined: number;
  readonly quarantined_refused: number;
  /** In nanodollars. */
  readonly spent: number;
}

/** A row of `attempts`. */
export interface AttemptFacts {
  readonly region: string;
  readonly cell: string;
  readonly round: number;
  readonly number: number;
  readonly kind: string;
  readonly code: string | null;
  /** In nanodollars; null where it is not known. */
  readonly cost: number | null;
}

/** How a job stands. */
export interface JobFacts {
  readonly status: string;
  readonly generation: number;
  readonly cells: number;
  readonly planned: number;
  readonly recorded: number;
}

const JOB = `
select j.status, j.generation, j.cells::float8 as cells,
  (select coalesce(sum(planned), 0)::float8 from job_lanes where job_id = j.id) as planned,
  (select count(*)::float8 from executions where job_id = j.id) as recorded
from jobs j where j.id = $1`;

const EXECUTIONS = `
select region, model_id as model, coalesce(question_id, '') as question, repeat::float8 as repeat, cell, round, status,
  outcome_source as source, error_code as code, attempts, quarantine is not null as quarantined,
  evidence ->> 'executorRegion' as executor_region
from executions where job_id = $1 order by id`;

const COUNTERS = `
select region, model_id as model, recorded::float8 as recorded, completed::float8 as completed,
  refused::float8 as refused, failed::float8 as failed, cancelled::float8 as cancelled,
  quarantined::float8 as quarantined, quarantined_refused::float8 as quarantined_refused,
  spent_nano_usd::float8 as spent
from job_lane_progress where job_id = $1`;

const ATTEMPTS = `
select region, cell, round, number, kind, error_code as code, cost_nano_usd::float8 as cost from attempts where job_id = $1 order by id`;

/** The database, seen from outside: reads what the services wrote, over a connection of its own. */
export class DatabaseProbe {
  private constructor(private readonly orm: MikroORM) {}

  static async on(url: string): Promise<DatabaseProbe> {
    const orm = await MikroORM.init({
      clientUrl: url,
      entities: [],
      discovery: { warnWhenNoEntities: false },
      pool: { min: 0, max: 4 },
    });
    return new DatabaseProbe(orm);
  }

  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return runStatement<Row>(this.orm.em.fork(), sql, parameters);
  }

  /** @throws Error when there is no such job. */
  async job(id: string): Promise<JobFacts> {
    const [job] = await this.query<JobFacts>(JOB, [id]);
    if (job === undefined) throw new Error(`there is no job ${id} in the database`);
    return job;
  }

  async executions(jobId: string): Promise<ExecutionFacts[]> {
    return this.query(EXECUTIONS, [jobId]);
  }

  async counters(jobId: string): Promise<LaneCounters[]> {
    return this.query(COUNTERS, [jobId]);
  }

  async attempts(jobId: string): Promise<AttemptFacts[]> {
    return this.query(ATTEMPTS, [jobId]);
  }

  /** How many executions a job has, of one region or of all. */
  async recorded(jobId: string, region?: string): Promise<number> {
    const where = region === undefined ? '' : ' and region = $2';
    const [row] = await this.query<{ count: number }>(
      `select count(*)::float8 as count from executions where job_id = $1${where}`,
      region === undefined ? [jobId] : [jobId, region],
    );
    return row?.count ?? 0;
  }

  /**
   * Runs a statement in a transaction that stays open, as somebody's at a console, until the returned function is called. It
   * may be called again.
   */
  async hold(sql: string, parameters: readonly unknown[]): Promise<() => Promise<void>> {
    const em = this.orm.em.fork();
    await em.begin();
    await runStatement(em, sql, [...parameters]);
    let isOver = false;
    return async () => {
      if (isOver) return;
      isOver = true;
      await em.rollback();
    };
  }

  async close(): Promise<void> {
    await this.orm.close(true);
  }
}
