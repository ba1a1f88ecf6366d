import { OutboxModule } from '@beacon/outbox';
import { Module } from '@nestjs/common';
import { ExecutionsModule } from '../executions/executions.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { SignedModule } from '../signed/signed.module.js';
import { RegistrationModule } from '../registration/registration.module.js';
import { JobArchiveController } from './job-archive.controller.js';
import { JobArchive } from './job-archive.js';
import { JobReader } from './job-reader.js';
import { JobSubmission } from './job-submission.js';
import { JobsController } from './jobs.controller.js';
import { MatrixIndexReader } from './matrix-index-reader.js';
import { MatrixReader } from './matrix-reader.js';
import { SubmissionsController } from './submissions.controller.js';

/** Accepts jobs and reads their progress. */
@Module({
  imports: [OutboxModule, ExecutionsModule, IntakeModule, RegistrationModule, SignedModule],
  controllers: [SubmissionsController, JobsController, JobArchiveController],
  providers: [JobArchive, JobReader, JobSubmission, MatrixIndexReader, MatrixReader],
  exports: [MatrixReader],
})
export class JobsModule {}
