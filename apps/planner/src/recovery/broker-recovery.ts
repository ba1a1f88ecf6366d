import { Injectable, Logger } from '@nestjs/common';
import { LaneStatePublisher } from '../lanes/lane-state-publisher.js';
import { PlanningScheduler } from '../planning/planning-scheduler.js';
import { RegionPresence } from '../presence/region-presence.js';
import { Reconciler } from './reconciler.js';
import { TopologyReconciler } from './topology-reconciler.js';

const CHECK_EVERY_MS = 5_000;

/** Recovers from outages of the broker: what it may have lost meanwhile is provisioned, published and searched for again. */
@Injectable()
export class BrokerRecovery {
  readonly #logger = new Logger('Planner');
  /** Whether the broker was away since the last check. */
  #wasAway = false;
  #checkedAt = -Infinity;

  constructor(
    private readonly topology: TopologyReconciler,
    private readonly presence: RegionPresence,
    private readonly laneStates: LaneStatePublisher,
    private readonly reconciler: Reconciler,
    private readonly scheduler: PlanningScheduler,
  ) {}

  /** The connection is lost. */
  lost(): void {
    this.#logger.warn({ event: 'broker.lost' });
    this.scheduler.suspend();
    this.presence.interrupt();
    this.laneStates.suspend();
  }

  /** The connection is back, to whatever state the broker is in: {@link check} comes next. */
  back(): void {
    this.#wasAway = true;
    this.presence.resume();
    this.reconciler.force();
    this.#logger.log({ event: 'broker.back' });
  }

  /**
   * Checks whether the broker still has what it needs, and which limits the lanes' consumers have: every few seconds, and at
   * once when it was away. Only then is anything published to it again: what is published on a subject whose stream is missing is
   * lost.
   * @returns whether it is to be treated as a new broker: it was away, or something had to be provisioned.
   * @throws Error when the broker does not answer.
   */
  async check(): Promise<boolean> {
    const wasAway = this.#wasAway;
    if (!wasAway && performance.now() - this.#checkedAt < CHECK_EVERY_MS) return false;
    const isProvisioned = await this.topology.reconcile();
    this.#checkedAt = performance.now();
    if (isProvisioned) this.reconciler.force();
    if (isProvisioned || wasAway) {
      this.#wasAway = false;
      this.laneStates.forget();
      this.scheduler.resume();
    }
    await this.laneStates.readLimits();
    return isProvisioned || wasAway;
  }
}
