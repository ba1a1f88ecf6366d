import type { Catalogue } from '@beacon/domain';
import type { LaneBoard } from '../lanes/lane-board.js';
import type { PlanningScheduler } from '../planning/planning-scheduler.js';
import type { RegionPresence } from '../presence/region-presence.js';
import { Logger } from '@nestjs/common';
import type { BrokerKeeper } from './broker-keeper.js';
import type { Reconciler } from './reconciler.js';

/** What is to be told of the broker. */
export interface WatchParts {
  readonly catalogue: Pick<Catalogue, 'lanes'>;
  readonly keeper: Pick<BrokerKeeper, 'keep'>;
  readonly presence: Pick<RegionPresence, 'interrupt' | 'resume'>;
  readonly board: Pick<LaneBoard, 'forget' | 'suspend' | 'readLimits'>;
  readonly reconciler: Pick<Reconciler, 'force'>;
  readonly scheduler: Pick<PlanningScheduler, 'suspend' | 'resume'>;
}

/** Follows the broker: what it may have forgotten while it was away is made, shown and looked for again. */
export class BrokerWatch {
  readonly #logger = new Logger('Planner');

  constructor(private readonly parts: WatchParts) {}

  /** The connection is lost. */
  lost(): void {
    this.#logger.warn({ event: 'broker.lost' });
    this.parts.scheduler.suspend();
    this.parts.presence.interrupt();
    this.parts.board.suspend();
  }

  /** The connection is back; to whatever has become of the broker meanwhile. */
  back(): void {
    this.parts.presence.resume();
    this.parts.board.forget();
    this.parts.reconciler.force();
    this.parts.scheduler.resume();
    this.#logger.log({ event: 'broker.back' });
  }

  /**
   * Looks whether the broker still has what it needs, and which limits the lanes' consumers have.
   * @returns whether something had to be made.
   * @throws Error when the broker does not answer.
   */
  async look(): Promise<boolean> {
    const { keeper, board, reconciler, catalogue } = this.parts;
    const isNew = await keeper.keep();
    if (isNew) {
      board.forget();
      reconciler.force();
    }
    await board.readLimits(catalogue.lanes);
    return isNew;
  }
}
