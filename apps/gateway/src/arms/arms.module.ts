import { Module } from '@nestjs/common';
import { ThreadsModule } from '../threads/threads.module.js';
import { ArmsReader } from './arms-reader.js';
import { ArmsController } from './arms.controller.js';

/** Compares a job by arms other than region. */
@Module({
  imports: [ThreadsModule],
  controllers: [ArmsController],
  providers: [ArmsReader],
})
export class ArmsModule {}
