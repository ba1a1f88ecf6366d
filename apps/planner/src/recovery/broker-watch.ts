import type { Catalogue } from '@beacon/domain';
import type { LaneBoard } from '../lanes/lane-board.js';
import type { RegionPresence } from '../presence/region-presence.js';
import type { BrokerKeeper } from './broker-keeper.js';
import type { Reconciler } from './reconciler.js';

/** What is to be told of the broker. */
export interface WatchParts {
  readonly catalogue: Pick<Catalogue, 'lanes'>;
  readonly keeper: Pick<BrokerKeeper, 'keep'>;
  readonly presence: Pick<RegionPresence, 'interrupt' | 'resume'>;
  readonly board: Pick<LaneBoard, 'forget' | 'suspend' | 'readLimits'>;
  readonly reconciler: Pick<Reconciler, 'force'>;
}

/** Follows the broker: what it may have forgotten while it was away is made, shown and looked for again. */
export class BrokerWatch {
  constructor(private readonly parts: WatchParts) {}

  /** The connection is lost. */
  lost(): void {
    this.parts.presence.interrupt();
    this.parts.board.suspend();
  }

  /** The connection is back; to whatever has become of the broker meanwhile. */
  back(): void {
    this.parts.presence.resume();
    this.parts.board.forget();
    this.parts.reconciler.force();
  }

  /**
   * Looks whether the broker still has what it needs, and which limits the lanes' consumers have.
   * @throws Error when the broker does not answer.
   */
  async look(): Promise<void> {
    const { keeper, board, reconciler, catalogue } = this.parts;
    if (await keeper.keep()) {
      board.forget();
      reconciler.force();
    }
    await board.readLimits(catalogue.lanes);
  }
}
