import { readLaneLatencies } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { BodyIntake } from '../intake/body-intake.js';
import type { PlanQuery } from './plan.query.js';
import { toPlanView } from './plan.view.js';
import type { PlanView } from './plan.view.js';

/** The job's own lanes are passed on, and a submission is refused for any that does not exist: nothing is left out unsaid. */
const SAID_BY_THE_SUBMITTER = 'not_served';

/** Plans jobs that are not submitted. Stores nothing and asks nothing. */
@Injectable()
export class JobPlanner {
  constructor(
    private readonly orm: MikroORM,
    private readonly intake: BodyIntake,
  ) {}

  /**
   * What a job would take and what it could show.
   * @param maxAttempts requests that a cell may take.
   * @throws ApiError when it would be refused as a submission.
   */
  async plan(body: unknown, query: PlanQuery, maxAttempts: number): Promise<PlanView> {
    const latencies = await readLaneLatencies(this.orm.em.fork());
    const { plan, lanes } = await this.intake.plan(body, { latencies, query, maxAttempts });
    const warnings = plan.warnings.filter(({ code }) => code !== SAID_BY_THE_SUBMITTER);
    return toPlanView({ ...plan, warnings }, lanes);
  }
}
