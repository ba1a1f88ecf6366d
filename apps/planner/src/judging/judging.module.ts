import { Module } from '@nestjs/common';
import { LoopsModule } from '../loops/loops.module.js';
import { PlanningModule } from '../planning/planning.module.js';
import { JudgingFeeder } from './judging-feeder.js';
import { JudgingLoop } from './judging.loop.js';
import { JudgingPolicy } from './judging-policy.js';

/** Judging jobs: gives them the answers of their sources, and applies what the judges agree on. */
@Module({
  imports: [LoopsModule, PlanningModule],
  providers: [JudgingFeeder, JudgingPolicy, JudgingLoop],
})
export class JudgingModule {}
