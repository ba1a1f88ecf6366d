import { Module } from '@nestjs/common';
import { IntakeModule } from '../intake/intake.module.js';
import { RegistrationModule } from '../registration/registration.module.js';
import { ExtensionsController } from './extensions.controller.js';
import { JobControlController } from './job-control.controller.js';
import { JobControl } from './job-control.js';
import { JobExtension } from './job-extension.js';
import { ChangesModule } from '../changes/changes.module.js';
import { SignedModule } from '../signed/signed.module.js';
import { JobRetry } from './job-retry.js';
import { QuestionRetry } from './question-retry.js';
import { RetriesController } from './retries.controller.js';
import { RunningCalls } from './running-calls.js';

/** Changes jobs that exist: cancel, pause, resume, retry, extend. */
@Module({
  imports: [ChangesModule, IntakeModule, SignedModule, RegistrationModule],
  controllers: [JobControlController, RetriesController, ExtensionsController],
  providers: [JobControl, JobRetry, QuestionRetry, JobExtension, RunningCalls],
  exports: [JobRetry],
})
export class ControlModule {}
