import type { LaneRow, RunningLane } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CostLimits } from './cost-limits.js';
import type { Allowances } from './cost-limits.js';
import { SkewLimits } from './skew-limits.js';
import type { PositionLimits } from './skew-limits.js';

/** What is known of lanes when a pass begins. */
export interface LimitFrame {
  readonly em: EntityManager;
  readonly plannedAt: Date;
  /** By region and model. */
  readonly conditions: ReadonlyMap<string, LaneRow>;
  /** How many tasks lanes take now, by region and model. */
  readonly rooms: ReadonlyMap<string, number>;
}

/** How far lanes of jobs may be published, whatever room they have. */
export interface LaneLimits {
  readonly limits: PositionLimits;
  readonly allowances: Allowances;
}

/** Holds lanes back that would be ahead of others, or would cost more than their job may. */
@Injectable()
export class PublishingLimits {
  constructor(
    private readonly skews: SkewLimits,
    private readonly costs: CostLimits,
  ) {}

  /**
   * @param lanes all lanes of the jobs of a pass.
   * @param isServed which of them are planned.
   */
  async of(
    frame: LimitFrame,
    lanes: readonly RunningLane[],
    isServed: (lane: RunningLane) => boolean,
  ): Promise<LaneLimits> {
    return {
      limits: await this.skews.limits(frame, lanes.filter(isServed)),
      allowances: await this.costs.allowances(frame, lanes, isServed),
    };
  }
}
