import { advanceLanes } from '@beacon/persistence';
import type { PlannerSession } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { SpecCache } from '../jobs/spec-cache.js';
import { PlannerSettings } from '../settings/planner-settings.js';
import { Deadline } from './deadline.js';
import type { Grants } from './lane-grants.js';
import { LaneTotals } from './lane-totals.js';
import { TaskPublication } from './task-publication.js';
import type { Publication } from './task-publication.js';
import { TaskPublisher } from './task-publisher.js';

/** Publishes the tasks that a pass has granted, and moves the cursors of their lanes. */
@Injectable()
export class GrantPublisher {
  constructor(
    private readonly em: EntityManager,
    private readonly specs: SpecCache,
    @Inject(TaskPublisher) private readonly tasks: Pick<TaskPublisher, 'publish'>,
    private readonly totals: LaneTotals,
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'planning'>,
  ) {}

  /**
   * @param plannedAt the database's time, taken when the jobs were held.
   * @throws the first Error of what was not published, after the cursors of what was are written.
   */
  async publish(
    session: PlannerSession,
    { grants }: Grants,
    plannedAt: Date,
  ): Promise<Publication> {
    const { em, specs, tasks } = this;
    await specs.load(em, [...new Map(grants.map(({ lane }) => [lane.job_id, lane])).values()]);
    for (const { lane } of grants) this.totals.begin(lane);
    const time = new Deadline(this.settings.planning.publishMs);
    const frame = { em, session, plannedAt, time };
    const publication = await new TaskPublication({ specs, tasks }, frame).publish(grants);
    await advanceLanes(session, publication.cursors);
    const [failure] = publication.failures;
    if (failure !== undefined) throw failure;
    return publication;
  }
}
