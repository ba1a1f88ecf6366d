import { OutboxModule } from '@beacon/outbox';
import { Module } from '@nestjs/common';
import { JobSignals } from './job-signals.js';

/** What every change of a job shares. */
@Module({ imports: [OutboxModule], providers: [JobSignals], exports: [JobSignals] })
export class ChangesModule {}
