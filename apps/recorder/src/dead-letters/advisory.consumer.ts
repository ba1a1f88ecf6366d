import { Handles } from '@beacon/bus';
import { maxDeliveries } from '@beacon/contracts';
import type { MaxDeliveriesV1 } from '@beacon/contracts';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ExhaustedMessageService } from './exhausted-message.service.js';

/** Takes the broker's notices of messages that it has given up. */
@Controller()
export class AdvisoryConsumer {
  constructor(private readonly exhausted: ExhaustedMessageService) {}

  @Handles(maxDeliveries)
  async move(@Payload() advisory: MaxDeliveriesV1): Promise<void> {
    await this.exhausted.move(advisory);
  }
}
