import type { Catalogue } from '@beacon/domain';
import type { LaneStatePublisher } from '../lanes/lane-state-publisher.js';
import type { PlanningScheduler } from '../planning/planning-scheduler.js';
import type { RegionPresence } from '../presence/region-presence.js';
import { Logger } from '@nestjs/common';
import type { TopologyReconciler } from './topology-reconciler.js';
import type { Reconciler } from './reconciler.js';

/** What is to be told of the broker. */
export interface WatchParts {
  readonly catalogue: Pick<Catalogue, 'lanes'>;
  readonly keeper: Pick<TopologyReconciler, 'keep'>;
  readonly presence: Pick<RegionPresence, 'interrupt' | 'resume'>;
  readonly board: Pick<LaneStatePublisher, 'forget' | 'suspend' | 'readLimits'>;
  readonly reconciler: Pick<Reconciler, 'force'>;
  readonly scheduler: Pick<PlanningScheduler, 'suspend' | 'resume'>;
}

const LOOK_EVERY_MS = 5_000;

/** Follows the broker: what it may have forgotten while it was away is made, shown and looked for again. */
export class BrokerRecovery {
  readonly #logger = new Logger('Planner');
  /** Whether the broker was away since the last look. */
  #isNew = false;
  #lookedAt = -Infinity;

  constructor(private readonly parts: WatchParts) {}

  /** The connection is lost. */
  lost(): void {
    this.#logger.warn({ event: 'broker.lost' });
    this.parts.scheduler.suspend();
    this.parts.presence.interrupt();
    this.parts.board.suspend();
  }

  /** The connection is back, to whatever has become of the broker meanwhile: {@link look} comes next. */
  back(): void {
    this.#isNew = true;
    this.parts.presence.resume();
    this.parts.reconciler.force();
    this.#logger.log({ event: 'broker.back' });
  }

  /**
   * Looks whether the broker still has what it needs, and which limits the lanes' consumers have: every few seconds, and at
   * once when it was away. Only then is anything published to it again: a subject whose stream is missing swallows what
   * others listen to.
   * @returns whether it is to be treated as a new broker: it was away, or something had to be made.
   * @throws Error when the broker does not answer.
   */
  async look(): Promise<boolean> {
    const { keeper, board, reconciler, catalogue, scheduler } = this.parts;
    const wasAway = this.#isNew;
    if (!wasAway && performance.now() - this.#lookedAt < LOOK_EVERY_MS) return false;
    const isMade = await keeper.keep();
    this.#lookedAt = performance.now();
    if (isMade) reconciler.force();
    if (isMade || wasAway) {
      this.#isNew = false;
      board.forget();
      scheduler.resume();
    }
    await board.readLimits(catalogue.lanes);
    return isMade || wasAway;
  }
}
