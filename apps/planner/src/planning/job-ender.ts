import { finishedAmong, settleLanes } from '@beacon/persistence';
import type { LaneUnderWay } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { JobLifecycle } from '../jobs/job-lifecycle.js';
import { PlannerSettings } from '../settings/planner-settings.js';

/** Jobs that end in one transaction: as many as cost little more than one. */
const AT_ONCE = 100;

/** How many of the jobs that seemed to be finished ended. */
export interface Ending {
  readonly ended: number;
  /** Finished jobs that have not ended yet: time is over, or their rows are locked. */
  readonly left: ReadonlySet<string>;
}

/** Ends jobs that are finished. */
@Injectable()
export class JobEnder {
  constructor(
    private readonly em: EntityManager,
    private readonly lifecycle: JobLifecycle,
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'planning'>,
  ) {}

  /**
   * Ends the finished jobs among those whose lanes under way are done, and settles these lanes.
   * @param found other jobs that seem to be finished.
   */
  async end(underWay: readonly LaneUnderWay[], found: readonly string[]): Promise<Ending> {
    const ending = await this.#endFinished([...new Set([...candidates(underWay), ...found])]);
    const settled = underWay.filter((lane) => isSettled(lane) && !ending.left.has(lane.job_id));
    await settleLanes(this.em, settled);
    return ending;
  }

  /** In small transactions, the first of them whatever the time. */
  async #endFinished(jobIds: readonly string[]): Promise<Ending> {
    const until = performance.now() + this.settings.planning.endMs;
    const finished = await finishedAmong(this.em, jobIds);
    const left = new Set(finished);
    for (let from = 0; from < finished.length; from += AT_ONCE) {
      if (from > 0 && performance.now() >= until) break;
      const some = finished.slice(from, from + AT_ONCE);
      const ended = await this.em.transactional((em) => this.lifecycle.complete(em, some));
      for (const id of ended) left.delete(id);
    }
    return { ended: finished.length - left.size, left };
  }
}

/** Jobs of which a lane under way is done, so that they may be finished. */
function candidates(underWay: readonly LaneUnderWay[]): string[] {
  return underWay
    .filter(({ recorded, cells, retries_planned }) => recorded >= cells && retries_planned === 0)
    .map(({ job_id }) => job_id);
}

/** Whether all that is published of a lane is recorded. One that is being closed is followed until its job ends. */
function isSettled({ recorded, planned, retries_planned, is_served }: LaneUnderWay): boolean {
  return is_served && recorded >= planned && retries_planned === 0;
}
