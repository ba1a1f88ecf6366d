import { OutboxModule } from '@beacon/outbox';
import { Module } from '@nestjs/common';
import { IntakeModule } from '../intake/intake.module.js';
import { JobComparisonModule } from '../job-comparison/job-comparison.module.js';
import { SignedModule } from '../signed/signed.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { LookTaker } from './look-taker.js';
import { SeriesControl } from './series-control.js';
import { SeriesControlController } from './series-control.controller.js';
import { SeriesIntake } from './series-intake.js';
import { SeriesReader } from './series-reader.js';
import { SeriesWatcher } from './series-watcher.js';
import { SeriesController } from './series.controller.js';
import { SeriesLoops } from './series.loops.js';

/** Series: the same job on a schedule, each run looked at when it has ended. */
@Module({
  imports: [IntakeModule, JobComparisonModule, OutboxModule, SignedModule, WebhooksModule],
  controllers: [SeriesController, SeriesControlController],
  providers: [SeriesIntake, SeriesControl, SeriesReader, LookTaker, SeriesWatcher, SeriesLoops],
})
export class SeriesModule {}
