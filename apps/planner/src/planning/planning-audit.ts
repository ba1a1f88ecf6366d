import { findFinishedJobs, markLostLanes } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { PlannerSettings } from '../settings/planner-settings.js';

/** Jobs that one audit returns; the next one finds the rest. */
const FOUND_AT_ONCE = 1_000;
/** An audit takes no more than this share of the database's time, however many jobs run. */
const SHARE = 1 / 50;

/**
 * Reads every running job now and then, in the database only. Passes read what is marked; what was not marked, because of a crash or
 * of a defect, is found here.
 */
@Injectable()
export class PlanningAudit {
  readonly #logger = new Logger('Planner');
  #nextAt = -Infinity;

  constructor(
    private readonly em: EntityManager,
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'planning'>,
  ) {}

  /**
   * Marks lanes that have tasks under way and are not marked, if an audit is due; with an interval of 0 it always is.
   * @returns jobs that seem to be finished.
   */
  async audit(): Promise<string[]> {
    const startedAt = performance.now();
    if (startedAt < this.#nextAt) return [];
    const lost = await markLostLanes(this.em);
    if (lost > 0) this.#logger.log({ event: 'planning.lanes_found', count: lost });
    const finished = await findFinishedJobs(this.em, FOUND_AT_ONCE);
    const endedAt = performance.now();
    const { auditMs } = this.settings.planning;
    const rest = Math.max(auditMs, (endedAt - startedAt) / SHARE);
    this.#nextAt = auditMs === 0 ? endedAt : endedAt + rest;
    return finished;
  }
}
