import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Loops } from '../loops/loops.js';
import { JobPurger } from './job-purger.js';
import { JobSweeper } from './job-sweeper.js';

const SWEEP_EVERY_MS = 30_000;

/** Removes the tasks of stopped jobs every second, and what is left of jobs that ended a while ago every 30 s. */
@Injectable()
export class JobCleaningLoops implements OnModuleInit {
  constructor(
    private readonly loops: Loops,
    private readonly purger: JobPurger,
    private readonly sweeper: JobSweeper,
  ) {}

  onModuleInit(): void {
    this.loops.add('purge', async () => {
      // The rest at once, but in another turn: what was stopped meanwhile comes first again.
      if ((await this.purger.purge()) === JobPurger.full) this.loops.wake('purge');
    });
    this.loops.add('sweep', () => this.sweeper.sweep(), SWEEP_EVERY_MS);
  }
}
