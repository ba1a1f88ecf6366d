import { holdTasksOf, lockRunningJob, readLanesOfJobs } from '@beacon/persistence';
import type { RunningLane } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { ReachedLimits } from '../planning/reached-limits.js';
import type { ReachedLimit } from '../planning/reached-limits.js';
import { maxCostReached } from './closing-reason.js';
import { orderClosing } from './order-closing.js';

/** Gives up the rest of jobs of which no further call fits below their cost limit. */
@Injectable()
export class CostCloser {
  readonly #logger = new Logger('Planner');

  constructor(
    private readonly em: EntityManager,
    private readonly reached: ReachedLimits,
  ) {}

  /**
   * Orders the recorder to close what planning passes have found; an order that is not carried out is repeated like any other.
   * @returns how many orders were given.
   * @throws Error when the database does not answer: what was not ordered is found again.
   */
  async close(): Promise<number> {
    let ordered = 0;
    for (const found of this.reached.take()) {
      ordered += await this.em.transactional((em) => this.#order(em, found));
    }
    return ordered;
  }

  /** The job's tasks are held, so that none is being published, and its row is locked: its limit cannot be raised meanwhile. */
  async #order(em: EntityManager, found: ReachedLimit): Promise<number> {
    const { jobId, spent, limit } = found;
    await holdTasksOf(em, jobId);
    const running = await lockRunningJob(em, jobId);
    if (running === null || running.isPaused) return 0;
    const { lanes } = await readLanesOfJobs(em, [jobId]);
    if (!isStillReached(lanes, found)) return 0;
    const regions = [...new Set(lanes.map(({ region }) => region))];
    let ordered = 0;
    for (const region of regions) {
      const isOrdered = await orderClosing(em, { jobId, region }, maxCostReached(limit, spent));
      ordered += isOrdered ? 1 : 0;
    }
    if (ordered > 0) this.#logger.warn({ event: 'job.max_cost_reached', jobId, limit, spent });
    return ordered;
  }
}

/** Nothing was published, spent or raised since it was found. What is read of lanes that are closed already does not matter. */
function isStillReached(lanes: readonly RunningLane[], { limit, spent }: ReachedLimit): boolean {
  const isQuiet = lanes.every(
    ({ closing_code: code, planned, recorded, retries_planned: again }) =>
      code !== null || (planned <= recorded && again === 0),
  );
  const now = lanes.reduce((sum, lane) => sum + lane.spent, 0);
  return isQuiet && now === spent && lanes.every(({ max_cost }) => max_cost === limit);
}
