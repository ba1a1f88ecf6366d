import { Bus, JetStreamPublisher } from '@beacon/bus';
import { durables, resultSubject, streams } from '@beacon/contracts';
import type { CellAddress } from '@beacon/contracts';
import { Metrics } from '@beacon/observability';
import { Inject, Injectable } from '@nestjs/common';

/** Where the result of a cell's round is. */
export type ResultPlace = 'absent' | 'on_its_way' | 'republished';

/** The results that the broker has stored. */
@Injectable()
export class StoredResults {
  constructor(
    @Inject(Bus) private readonly bus: Pick<Bus, 'manager'>,
    @Inject(JetStreamPublisher) private readonly publisher: Pick<JetStreamPublisher, 'publish'>,
    private readonly metrics: Metrics = new Metrics('planner'),
  ) {}

  /**
   * Up to which stored result the recorder has acknowledged all.
   * @throws Error when the broker does not answer or lacks the recorder's consumer.
   */
  async acknowledgedUpTo(): Promise<number> {
    const { ack_floor } = await this.bus.manager.consumers.info(streams.results, durables.recorder);
    return ack_floor.stream_seq;
  }

  /**
   * Looks for a result. One that the recorder has not acknowledged will reach it by itself; one that it has, although the
   * cell has no execution, is published again as it is: to the recorder it is the first.
   * @param acknowledged as it was before the cell was found missing.
   */
  async find(address: CellAddress, acknowledged: number): Promise<ResultPlace> {
    const subject = resultSubject(address);
    const stored = await this.bus.manager.direct.getMessage(streams.results, {
      last_by_subj: subject,
    });
    if (stored === null) return 'absent';
    if (stored.seq > acknowledged) return 'on_its_way';
    await this.publisher.publish(subject, stored.data);
    const { region, model } = address;
    const again = { found_again: 'result_published', region, model } as const;
    this.metrics.count('beacon_reconciled_cells_total', again);
    return 'republished';
  }
}
