import { markLostLanes } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import type { JobEnder } from './job-ender.js';

/** A look takes no more than this share of the database's time, however many jobs run. */
const SHARE = 1 / 50;

/**
 * A look at every running job now and then, in the database only. Passes look where something is marked; what nobody has marked, by
 * a crash or by a change that nobody thought of, is found here.
 */
export class PlanningAudit {
  readonly #logger = new Logger('Planner');
  #nextAt = -Infinity;

  /** @param everyMs from one look to the next, in milliseconds, at least; 0 looks whenever it is asked. */
  constructor(
    private readonly orm: MikroORM,
    private readonly ender: Pick<JobEnder, 'find'>,
    private readonly everyMs: number,
  ) {}

  /**
   * Marks lanes that have tasks under way and are not marked, if it is time to look.
   * @returns jobs that seem to be finished.
   */
  async look(): Promise<string[]> {
    const startedAt = performance.now();
    if (startedAt < this.#nextAt) return [];
    const lost = await markLostLanes(this.orm.em.fork());
    if (lost > 0) this.#logger.log({ event: 'planning.lanes_found', count: lost });
    const finished = await this.ender.find();
    const endedAt = performance.now();
    const rest = Math.max(this.everyMs, (endedAt - startedAt) / SHARE);
    this.#nextAt = this.everyMs === 0 ? endedAt : endedAt + rest;
    return finished;
  }
}
