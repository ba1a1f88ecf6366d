import { Module } from '@nestjs/common';
import { ConsumerReader } from './consumer-reader.js';
import { ConsumersController } from './consumers.controller.js';

/** What waits in the broker. */
@Module({
  controllers: [ConsumersController],
  providers: [ConsumerReader],
  exports: [ConsumerReader],
})
export class ConsumersModule {}
