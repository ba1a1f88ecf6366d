import type { Bus } from '@beacon/bus';
import { resultSubject, streams } from '@beacon/contracts';
import type { CellAddress } from '@beacon/contracts';

/** Looks whether a cell's round has its result already: asked before every paid request. */
export class ClaimCheck {
  constructor(private readonly bus: Pick<Bus, 'manager'>) {}

  /** @throws Error when the broker does not answer: the task is then retried, not paid for on a guess. */
  async hasResult(address: CellAddress): Promise<boolean> {
    const stored = await this.bus.manager.direct.getMessage(streams.results, {
      last_by_subj: resultSubject(address),
    });
    return stored !== null;
  }
}
