import { HandlesBatch } from '@beacon/bus';
import type { Delivered, Settlement } from '@beacon/bus';
import { cellResult } from '@beacon/contracts';
import type { CellResultV1 } from '@beacon/contracts';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { RecordingService } from './recording.service.js';

/** Takes results, many at once. */
@Controller()
export class ResultConsumer {
  constructor(private readonly recording: RecordingService) {}

  @HandlesBatch(cellResult)
  async record(
    @Payload() batch: readonly Delivered<CellResultV1>[],
  ): Promise<readonly Settlement[]> {
    return this.recording.record(batch);
  }
}
