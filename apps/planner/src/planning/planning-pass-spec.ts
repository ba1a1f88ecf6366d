import type { Catalogue } from '@beacon/domain';
import type { MikroORM } from '@mikro-orm/postgresql';
import { JobLifecycle } from '../jobs/job-lifecycle.js';
import { SpecCache } from '../jobs/spec-cache.js';
import type { PlanningLimits } from '../settings/planning-limits.js';
import { GrantPublisher } from './grant-publisher.js';
import { JobEnder } from '../jobs/job-lifecycle.js';
import { LaneRooms, LaneTotals } from './lane-rooms.js';
import { LaneTurns } from './lane-shares.js';
import type { PaceMeter } from './lane-rooms.js';
import { PlanningAudit } from './planning-audit.js';
import { CostLimits } from './cost-limits.js';
import { PlanningPass } from './planning-pass.js';
import { PublishingLimits } from './publishing-limits.js';
import { ReachedLimits } from './reached-limits.js';
import type { SkewLimits } from './skew-limits.js';
import type { TaskPublisher } from './task-publisher.js';
import { WindowFiller } from './window-filler.js';

/** What differs between the passes of specs. */
export interface PassParts {
  readonly orm: MikroORM;
  readonly catalogue: Catalogue;
  readonly limits: PlanningLimits;
  readonly pace: PaceMeter;
  readonly skews: SkewLimits;
  readonly tasks: Pick<TaskPublisher, 'publish'>;
  /** @default of this planner alone, by the process's own clock */
  readonly totals?: LaneTotals;
  /** @default of this planner alone */
  readonly reached?: ReachedLimits;
}

/** A planner's passes without its other loops, as the module puts them together. What they remember is their own. */
export function planningPass({
  orm,
  catalogue,
  limits,
  pace,
  skews,
  tasks,
  totals = new LaneTotals(),
  reached = new ReachedLimits(),
}: PassParts): PlanningPass {
  const { em } = orm;
  const settings = { planning: limits, catalogue };
  const specs = new SpecCache();
  const publisher = new GrantPublisher(em, specs, tasks, totals, settings);
  const held = new PublishingLimits(skews, new CostLimits(specs, settings, reached));
  const rooms = new LaneRooms(settings, pace, totals);
  return new PlanningPass(
    orm,
    new PlanningAudit(em, settings),
    totals,
    new JobEnder(em, new JobLifecycle(), settings),
    new WindowFiller(rooms, new LaneTurns(), held, publisher, settings),
  );
}
