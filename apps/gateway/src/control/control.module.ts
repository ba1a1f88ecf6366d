import { Module } from '@nestjs/common';
import { AuditLogController } from '../audit/audit-log.controller.js';
import { AuditController } from '../audit/audit.controller.js';
import { AdminGuard } from '../http/admin.guard.js';
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
  controllers: [
    JobControlController,
    RetriesController,
    ExtensionsController,
    AuditController,
    AuditLogController,
  ],
  providers: [
    JobControl,
    JobRetry,
    QuestionRetry,
    JobExtension,
    JobSignals,
    RunningCalls,
    AdminGuard,
  ],
  exports: [JobSignals, JobRetry],
})
export class ControlModule {}
