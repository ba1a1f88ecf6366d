import { Module } from '@nestjs/common';
import { ChangesModule } from '../changes/changes.module.js';
import { RegistrationModule } from '../registration/registration.module.js';
import { JobJudging } from './job-judging.js';
import { JudgingController } from './judging.controller.js';
import { JudgingReader } from './judging-reader.js';

/** Judging of stored answers. */
@Module({
  imports: [ChangesModule, RegistrationModule],
  controllers: [JudgingController],
  providers: [JobJudging, JudgingReader],
})
export class JudgingModule {}
