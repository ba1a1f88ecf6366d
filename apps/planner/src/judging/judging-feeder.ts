import { feedJudging, findUnfedJudgings, lockRunningJob } from '@beacon/persistence';
import type { FeedStep } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';

/** Executions of a source that one step reads. */
const LOOKED_AT_ONCE = 2_000;
/** Steps of one turn for one judging job: others wait meanwhile. */
const STEPS_AT_ONCE = 10;

/** Gives judging jobs the answers of their sources, as they are recorded, in steps of a bounded size. */
@Injectable()
export class JudgingFeeder {
  readonly #logger = new Logger('Planner');

  constructor(private readonly em: EntityManager) {}

  /**
   * One turn over all judging jobs that may get more.
   * @returns whether something was added, or is complete: then there is something to plan or to end.
   * @throws Error when the database does not answer: what was taken in stays.
   */
  async feed(): Promise<boolean> {
    let isNew = false;
    for (const jobId of await findUnfedJudgings(this.em)) {
      isNew = (await this.#feedJob(jobId)) || isNew;
    }
    return isNew;
  }

  async #feedJob(jobId: string): Promise<boolean> {
    let added = 0;
    for (let step = 0; step < STEPS_AT_ONCE; step += 1) {
      const { added: more, state } = await this.#step(jobId);
      added += more;
      if (state === 'done') this.#logger.log({ event: 'judging.complete', jobId });
      if (state !== 'more') return added > 0 || state === 'done';
    }
    return added > 0;
  }

  /** Only the end of a lane moves; its cursor, which a pass may write meanwhile, is another column of a row that both change briefly. */
  async #step(jobId: string): Promise<FeedStep> {
    return this.em.transactional(async (em) => {
      if ((await lockRunningJob(em, jobId)) === null) return { added: 0, state: 'waiting' };
      return feedJudging(em, jobId, LOOKED_AT_ONCE);
    });
  }
}
