import type { LaneConfig } from '@beacon/domain';
import { pauseLane, resumeLane, someJobOfLane } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/record-audit.js';
import { inTransaction } from '../changes/in-transaction.js';
import { JobSignals } from '../changes/job-signals.js';
import type { Caller } from '../http/caller.js';

/** Stops lanes, for all jobs, and lets them go on. Planners carry it out; executors obey them. */
@Injectable()
export class LaneControl {
  constructor(
    private readonly orm: MikroORM,
    private readonly notices: JobSignals,
  ) {}

  /** Stops or releases a lane; false when it was so before. Safe to repeat. */
  async set(
    lane: LaneConfig,
    wanted: 'paused' | 'resumed',
    by: { readonly caller: Caller; readonly reason: string | null },
  ): Promise<boolean> {
    const changed = await inTransaction(this.orm, async (em) => {
      const moved = wanted === 'paused' ? await pauseLane(em, lane) : await resumeLane(em, lane);
      if (moved) {
        await recordAudit(em, {
          caller: by.caller,
          reason: by.reason,
          action: wanted === 'paused' ? 'lane.pause' : 'lane.resume',
          region: lane.region,
          modelId: lane.model,
          details: {},
        });
      }
      return moved;
    });
    if (changed) await this.#wakePlanners(lane);
    return changed;
  }

  /** Hints are about jobs: one of those that use the lane does. */
  async #wakePlanners(lane: LaneConfig): Promise<void> {
    const jobId = await someJobOfLane(this.orm.em.fork(), lane);
    if (jobId !== null) this.notices.hint(jobId);
  }
}
