import type { Catalogue } from '@beacon/domain';
import type { MikroORM } from '@mikro-orm/postgresql';
import { JobEnder } from './job-ender.js';
import type { JobLifecycle } from '../jobs/job-lifecycle.js';
import type { SpecCache } from '../jobs/spec-cache.js';
import { LaneRooms } from './lane-rooms.js';
import type { LaneSteps } from './skew-limits.js';
import { LaneTotals } from './lane-totals.js';
import { LaneTurns } from './lane-turns.js';
import type { PaceMeter } from './pace-meter.js';
import { PlanningAudit } from './planning-audit.js';
import { DEFAULT_LIMITS } from './planning-budget.js';
import type { PlanningLimits } from './planning-budget.js';
import { PlanningPass } from './planning-pass.js';
import type { TaskPublisher } from './task-publisher.js';

/** What a planner's passes are made of. */
export interface PassParts {
  readonly orm: MikroORM;
  readonly catalogue: Catalogue;
  readonly lifecycle: JobLifecycle;
  readonly specs: SpecCache;
  readonly pace: PaceMeter;
  readonly steps: Pick<LaneSteps, 'limits'>;
  readonly tasks: Pick<TaskPublisher, 'publish'>;
  readonly limits?: PlanningLimits;
  /** @default of this planner alone, by the process's own clock */
  readonly totals?: LaneTotals;
}

/** Puts together what one planner plans with. What it remembers between passes is its own. */
export function buildPlanningPass({
  catalogue,
  lifecycle,
  pace,
  limits = DEFAULT_LIMITS,
  totals = new LaneTotals(),
  ...parts
}: PassParts): PlanningPass {
  const ender = new JobEnder(parts.orm, lifecycle);
  return new PlanningPass({
    ...parts,
    ender,
    totals,
    limits,
    audit: new PlanningAudit(parts.orm, ender, limits.auditMs),
    rooms: new LaneRooms(catalogue, pace, totals),
    turns: new LaneTurns(),
  });
}
