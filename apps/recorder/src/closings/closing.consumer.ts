import { Handles } from '@beacon/bus';
import type { MessageContext } from '@beacon/bus';
import { closeCells } from '@beacon/contracts';
import type { CloseCellsV1 } from '@beacon/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ClosingService } from './closing.service.js';

/** Takes orders to close cells. */
@Controller()
export class ClosingConsumer {
  constructor(private readonly closing: ClosingService) {}

  @Handles(closeCells)
  async close(@Payload() order: CloseCellsV1, @Ctx() { signal }: MessageContext): Promise<void> {
    await this.closing.close(order, signal);
  }
}
