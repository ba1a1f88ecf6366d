import { Module } from '@nestjs/common';
import { LoopsModule } from '../loops/loops.module.js';
import { PresenceModule } from '../presence/presence.module.js';
import { PlanningModule } from '../planning/planning.module.js';
import { CostCloser } from './cost-closer.js';
import { Closer } from './closer.js';
import { ClosingLoop } from './closing.loop.js';

/** Makes every job end: orders to close cells that will get no answer. */
@Module({
  imports: [LoopsModule, PlanningModule, PresenceModule],
  providers: [Closer, CostCloser, ClosingLoop],
})
export class ClosingModule {}
