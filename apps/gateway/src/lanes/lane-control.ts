import type { LaneConfig } from '@beacon/domain';
import { pauseLane, resumeLane, setLaneCeiling, someJobOfLane } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/record-audit.js';
import { inTransaction } from '../changes/in-transaction.js';
import { JobSignals } from '../changes/job-signals.js';
import type { Caller } from '../http/caller.js';

/** Who changes a lane, and why. */
export interface ChangeRequest {
  readonly caller: Caller;
  readonly reason: string | null;
}

/** Pauses and resumes lanes, and sets ceilings of their limits, for all jobs. Planners carry it out; executors obey them. Safe to repeat. */
@Injectable()
export class LaneControl {
  constructor(
    private readonly orm: MikroORM,
    private readonly signals: JobSignals,
  ) {}

  /** Pauses a lane; false when it was paused before. */
  async pause(lane: LaneConfig, request: ChangeRequest): Promise<boolean> {
    return this.#change(lane, request, { action: 'lane.pause', apply: pauseLane });
  }

  /** Resumes a lane; false when it was not paused, and waited for nothing. */
  async resume(lane: LaneConfig, request: ChangeRequest): Promise<boolean> {
    return this.#change(lane, request, { action: 'lane.resume', apply: resumeLane });
  }

  /** Sets what a lane's limit is at most, null for what the catalogue allows; false when it was so before. */
  async limit(lane: LaneConfig, limit: number | null, request: ChangeRequest): Promise<boolean> {
    return this.#change(lane, request, {
      action: 'lane.limit',
      details: { limit },
      apply: (em) => setLaneCeiling(em, lane, limit),
    });
  }

  async #change(
    lane: LaneConfig,
    request: ChangeRequest,
    { action, apply, details = {} }: LaneAction,
  ): Promise<boolean> {
    const { region, model: modelId } = lane;
    const changed = await inTransaction(this.orm, async (em) => {
      if (!(await apply(em, lane))) return false;
      await recordAudit(em, { ...request, action, region, modelId, details });
      return true;
    });
    if (changed) await this.#wakePlanners(lane);
    return changed;
  }

  /** Signals to planners name a job: any that uses the lane does. */
  async #wakePlanners(lane: LaneConfig): Promise<void> {
    const jobId = await someJobOfLane(this.orm.em.fork(), lane);
    if (jobId !== null) this.signals.hint(jobId);
  }
}

interface LaneAction {
  readonly action: 'lane.pause' | 'lane.resume' | 'lane.limit';
  /** What the audit log keeps of it. @default {} */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Whether anything changed. */
  readonly apply: (em: EntityManager, lane: LaneConfig) => Promise<boolean>;
}
