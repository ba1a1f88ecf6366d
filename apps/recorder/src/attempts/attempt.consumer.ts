import { HandlesBatch } from '@beacon/bus';
import type { Delivered, Settlement } from '@beacon/bus';
import { cellAttempt } from '@beacon/contracts';
import type { CellAttemptV1 } from '@beacon/contracts';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { AttemptKeepingService } from './attempt-keeping.service.js';

/** Takes attempts that did not become a result, many at once. */
@Controller()
export class AttemptConsumer {
  constructor(private readonly keeping: AttemptKeepingService) {}

  @HandlesBatch(cellAttempt)
  async keep(
    @Payload() batch: readonly Delivered<CellAttemptV1>[],
  ): Promise<readonly Settlement[]> {
    return this.keeping.keep(batch);
  }
}
