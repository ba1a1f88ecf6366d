import { Module } from '@nestjs/common';
import { ThreadsModule } from '../threads/threads.module.js';
import { ExtensionsController } from './extensions.controller.js';
import { JobControlController } from './job-control.controller.js';
import { JobControl } from './job-control.js';
import { JobExtension } from './job-extension.js';
import { JobSignals } from '../changes/job-signals.js';
import { JobRetry } from './job-retry.js';
import { QuestionRetry } from './question-retry.js';
import { RetriesController } from './retries.controller.js';
import { RunningCalls } from './running-calls.js';

/** Changes jobs that exist: cancel, pause, resume, retry, extend. */
@Module({
  imports: [ThreadsModule],
  controllers: [JobControlController, RetriesController, ExtensionsController],
  providers: [JobControl, JobRetry, QuestionRetry, JobExtension, JobSignals, RunningCalls],
  exports: [JobSignals, JobRetry],
})
export class ControlModule {}
