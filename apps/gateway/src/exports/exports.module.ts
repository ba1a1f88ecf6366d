import { Module } from '@nestjs/common';
import { ContentModule } from '../content/content.module.js';
import { ExportedJobReader } from './exported-job.reader.js';
import { ExportSlots } from './export-slots.js';
import { ExportsController } from './exports.controller.js';
import { ReportReader } from './report/report-reader.js';
import { TableExport } from './table/table-export.js';

/** Hands out jobs as files: tables, the report, the specification. */
@Module({
  imports: [ContentModule],
  controllers: [ExportsController],
  providers: [ExportedJobReader, ExportSlots, TableExport, ReportReader],
})
export class ExportsModule {}
