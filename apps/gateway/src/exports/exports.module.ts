import { Module } from '@nestjs/common';
import { ComparisonModule } from '../comparison/comparison.module.js';
import { ContentModule } from '../content/content.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { VerdictModule } from '../verdict/verdict.module.js';
import { ExportedJobReader } from './exported-job.reader.js';
import { ExportSlots } from './export-slots.js';
import { EvidenceExport } from './evidence/evidence-export.js';
import { EvidenceReader } from './evidence/evidence-reader.js';
import { ExportsController } from './exports.controller.js';
import { FileStreams } from './file-streams.js';
import { ReportReader } from './report/report-reader.js';
import { SiteExport } from './site/site-export.js';
import { SiteFilesReader } from './site/site-files.js';
import { SiteReader } from './site/site-reader.js';
import { TableExport } from './table/table-export.js';

/** Hands out jobs as files: tables, the report, a site, the specification. */
@Module({
  imports: [ComparisonModule, ContentModule, JobsModule, VerdictModule],
  controllers: [ExportsController],
  providers: [
    ExportedJobReader,
    ExportSlots,
    FileStreams,
    EvidenceExport,
    EvidenceReader,
    TableExport,
    ReportReader,
    SiteExport,
    SiteFilesReader,
    SiteReader,
  ],
})
export class ExportsModule {}
