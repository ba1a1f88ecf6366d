import { Module } from '@nestjs/common';
import { ControlModule } from '../control/control.module.js';
import { JobJudging } from './job-judging.js';
import { JudgingController } from './judging.controller.js';
import { JudgingReader } from './judging-reader.js';

/** Judging of stored answers. */
@Module({
  imports: [ControlModule],
  controllers: [JudgingController],
  providers: [JobJudging, JudgingReader],
})
export class JudgingModule {}
