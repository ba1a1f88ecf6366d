import { Handles } from '@beacon/bus';
import type { MessageContext } from '@beacon/bus';
import { deadLetter } from '@beacon/contracts';
import { Metrics } from '@beacon/observability';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { DeadLetterService } from './dead-letter.service.js';

/** Takes dead letters. */
@Controller()
export class DeadLetterConsumer {
  constructor(
    private readonly letters: DeadLetterService,
    private readonly metrics: Metrics,
  ) {}

  @Handles(deadLetter)
  async take(
    @Payload() body: Uint8Array,
    @Ctx() { subject, streamSequence = 0, signal }: MessageContext,
  ): Promise<void> {
    await this.letters.take({ subject, body, sequence: streamSequence }, signal);
    this.metrics.count('beacon_dead_letters_taken_total', {});
  }
}
