import { PlannerSession, readLanesUnderWay } from '@beacon/persistence';
import { MikroORM, RequestContext } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { JobEnder } from '../jobs/job-lifecycle.js';
import { LaneTotals } from './lane-rooms.js';
import { PlanningAudit } from './planning-audit.js';
import { WindowFiller } from './window-filler.js';

/** `more`: something was left because the pass had done its part; `locked`: another planner plans. */
export type PassOutcome = 'planned' | 'more' | 'locked';

/** Ends jobs that are done, and fills the windows of lanes, within a budget. */
@Injectable()
export class PlanningPass {
  constructor(
    private readonly orm: MikroORM,
    private readonly audit: PlanningAudit,
    private readonly totals: LaneTotals,
    private readonly ender: JobEnder,
    private readonly filler: WindowFiller,
  ) {}

  /**
   * One planner plans at a time, by the lock of a session, and no transaction is open while tasks are published. They are published
   * before the cursor that says so is written: a crash in between repeats them, and the broker refuses the repeats. The cursor is
   * written through the session and only from where it was: who has lost the lock can write nothing, and who lost it unawares moves
   * nothing that another has moved.
   * @throws Error of what was not published, such as TasksNotPublishedError when a region's stream did not answer; the other regions are planned anyway.
   */
  async run(): Promise<PassOutcome> {
    // A pass belongs to no request: the entity manager that its parts inject is this context's.
    return RequestContext.create(this.orm.em, () =>
      PlannerSession.use(this.orm, async (session) =>
        (await session.tryPlanning()) ? this.#plan(session) : 'locked',
      ),
    );
  }

  async #plan(session: PlannerSession): Promise<PassOutcome> {
    // First: the audit marks lanes, which are read next.
    const found = await this.audit.audit();
    const { em } = this.orm;
    const underWay = await readLanesUnderWay(em);
    this.totals.observe(underWay);
    // Before anything is published: a job that is done does not wait for other jobs' tasks.
    const ending = await this.ender.end(underWay, found);
    const isCut = await this.filler.fillWindows({ em, session, underWay });
    // Jobs that could not be ended because their rows are locked are left to the next tick.
    return isCut || (ending.left.size > 0 && ending.ended > 0) ? 'more' : 'planned';
  }
}
