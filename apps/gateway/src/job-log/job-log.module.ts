import { Module } from '@nestjs/common';
import { JobLogController } from './job-log.controller.js';
import { JobLogReader } from './job-log-reader.js';

/** Registrations and logs of jobs, for readers. */
@Module({ controllers: [JobLogController], providers: [JobLogReader] })
export class JobLogModule {}
