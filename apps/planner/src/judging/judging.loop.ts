import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Loops } from '../loops/loops.js';
import { PlanningScheduler } from '../planning/planning-scheduler.js';
import { JudgingFeeder } from './judging-feeder.js';
import { JudgingPolicy } from './judging-policy.js';

/** Feeds judging jobs every second, and applies those that have ended. */
@Injectable()
export class JudgingLoop implements OnModuleInit {
  constructor(
    private readonly loops: Loops,
    private readonly feeder: JudgingFeeder,
    private readonly policy: JudgingPolicy,
    private readonly scheduler: PlanningScheduler,
  ) {}

  onModuleInit(): void {
    this.loops.add('judging', async () => {
      if (await this.feeder.feed()) this.scheduler.wake();
      await this.policy.apply();
    });
  }
}
