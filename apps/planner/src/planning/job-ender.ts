import { findFinishedJobs, finishedAmong } from '@beacon/persistence';
import type { LaneUnderWay } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Deadline } from './planning-budget.js';
import type { JobLifecycle } from '../jobs/job-lifecycle.js';

/** Jobs that end in one transaction: as many as cost little more than one. */
const AT_ONCE = 100;
/** Jobs that a look at all of them gives at once; the rest is found by the next. */
const FOUND_AT_ONCE = 1_000;

/** What became of jobs that seemed to be finished. */
export interface Ending {
  readonly ended: number;
  /** Finished jobs that have not ended yet: time is over, or somebody holds their rows. */
  readonly left: ReadonlySet<string>;
}

/** Ends jobs that are finished. */
export class JobEnder {
  constructor(
    private readonly orm: MikroORM,
    private readonly lifecycle: JobLifecycle,
  ) {}

  /** Jobs of which a lane under way is done, so that they may be finished. */
  static candidates(underWay: readonly LaneUnderWay[]): string[] {
    const done = underWay.filter(
      ({ recorded, cells, retries_planned }) => recorded >= cells && retries_planned === 0,
    );
    return [...new Set(done.map(({ job_id }) => job_id))];
  }

  /** All finished jobs, found by a look at every running one. */
  async find(): Promise<string[]> {
    return findFinishedJobs(this.orm.em.fork(), FOUND_AT_ONCE);
  }

  /** Ends those of some jobs that are finished, in small transactions, the first of them whatever the time. */
  async end(candidates: readonly string[], time: Pick<Deadline, 'isOver'>): Promise<Ending> {
    const finished = await finishedAmong(this.orm.em.fork(), candidates);
    const left = new Set(finished);
    for (let from = 0; from < finished.length && !(from > 0 && time.isOver); from += AT_ONCE) {
      const some = finished.slice(from, from + AT_ONCE);
      const ended = await this.orm.em
        .fork()
        .transactional((em) => this.lifecycle.complete(em, some));
      for (const id of ended) left.delete(id);
    }
    return { ended: finished.length - left.size, left };
  }
}
