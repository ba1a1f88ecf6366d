import { Module } from '@nestjs/common';
import { AuditLogController } from './audit-log.controller.js';
import { AuditReader } from './audit-reader.js';
import { JobAuditController } from './job-audit.controller.js';

/** The audit log: who changed what, and why. */
@Module({
  controllers: [AuditLogController, JobAuditController],
  providers: [AuditReader],
})
export class AuditModule {}
