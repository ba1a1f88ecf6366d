import { Bus } from '@beacon/bus';
import { cellResult, resultSubject, streams } from '@beacon/contracts';
import type { CellAddress, CellResultV1 } from '@beacon/contracts';
import { Inject, Injectable } from '@nestjs/common';

/** Looks at the results that the broker has. */
@Injectable()
export class ClaimCheck {
  constructor(@Inject(Bus) private readonly bus: Pick<Bus, 'manager'>) {}

  /**
   * Whether a cell's round has its result already: asked before every paid request.
   * @throws Error when the broker does not answer.
   */
  async hasResult(address: CellAddress): Promise<boolean> {
    return (await this.#stored(address)) !== null;
  }

  /**
   * The result that was stored for a cell's round; null when there is none.
   * @throws Error when the broker does not answer, ContractError when it is not valid.
   */
  async result(address: CellAddress): Promise<CellResultV1 | null> {
    const stored = await this.#stored(address);
    return stored === null ? null : cellResult.decode(stored.data);
  }

  async #stored(address: CellAddress): Promise<{ readonly data: Uint8Array } | null> {
    return this.bus.manager.direct.getMessage(streams.results, {
      last_by_subj: resultSubject(address),
    });
  }
}
