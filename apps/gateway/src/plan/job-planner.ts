import { planOf } from '@beacon/analysis';
import type { Catalogue, JobLimits, QuestionBank } from '@beacon/domain';
import { readLaneLatencies } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { CATALOGUE, CONTROL_OPTIONS, JOB_LIMITS, QUESTION_BANK } from '../core.module.js';
import type { ControlOptions } from '../core.module.js';
import { readJob } from '../jobs/read-job.js';
import { timedLanes, toPlanInput } from './plan-input.js';
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
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
    @Inject(QUESTION_BANK) private readonly bank: QuestionBank,
    @Inject(JOB_LIMITS) private readonly limits: JobLimits,
    @Inject(CONTROL_OPTIONS) private readonly options: ControlOptions,
  ) {}

  /**
   * What a job would take and what it could show.
   * @throws ApiError when it would be refused as a submission.
   */
  async plan(body: unknown, query: PlanQuery): Promise<PlanView> {
    const { catalogue, bank, limits } = this;
    const { spec } = readJob(body, { catalogue, bank, limits });
    const latencies = await readLaneLatencies(this.orm.em.fork());
    const facts = { catalogue, bank, latencies, maxAttempts: this.options.maxAttempts };
    const lanes = timedLanes(spec, facts);
    const plan = planOf(toPlanInput(spec, lanes, facts, query));
    const warnings = plan.warnings.filter(({ code }) => code !== SAID_BY_THE_SUBMITTER);
    return toPlanView({ ...plan, warnings }, lanes);
  }
}
