import { applyRetention, findPastRetention } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger } from '@nestjs/common';

/** Injection token of the days for which jobs keep their answers that say nothing of it; null for ever. */
export const RETENTION_DAYS = Symbol('RETENTION_DAYS');

/** Jobs of a turn. */
const JOBS = 50;

/** Asks for the erasure of answers that have been kept for as long as they are to be. */
@Injectable()
export class RetentionPolicy {
  readonly #logger = new Logger('Erasure');

  constructor(
    private readonly em: EntityManager,
    @Inject(RETENTION_DAYS) private readonly days: number | null,
  ) {}

  /**
   * Applies it to some jobs, those that ended first before all others. Of several recorders each job is asked for by one.
   * @throws Error of the driver: the next turn goes on.
   */
  async apply(): Promise<void> {
    for (const past of await findPastRetention(this.em, this.days, JOBS)) {
      if (!(await applyRetention(this.em, past, this.days))) continue;
      this.#logger.log({ event: 'job.retention_passed', ...past });
    }
  }
}
