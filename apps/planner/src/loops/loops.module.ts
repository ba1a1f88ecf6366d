import { OutboxModule } from '@beacon/outbox';
import { Module } from '@nestjs/common';
import { Loops } from './loops.js';

/**
 * The loops, and the relay of what they enqueue. Nest stops a module before those that it imports: the loops stop before the relay,
 * and whoever imports this module stops before the loops.
 */
@Module({
  imports: [OutboxModule],
  providers: [Loops],
  exports: [Loops, OutboxModule],
})
export class LoopsModule {}
