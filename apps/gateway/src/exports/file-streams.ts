import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { EvidenceExport } from './evidence/evidence-export.js';
import type { TableRequest } from './export.query.js';
import { SiteExport } from './site/site-export.js';
import { TableExport } from './table/table-export.js';

/** The files that are streamed. */
@Injectable()
export class FileStreams {
  constructor(
    private readonly tables: TableExport,
    private readonly sites: SiteExport,
    private readonly evidence: EvidenceExport,
  ) {}

  /** See {@link TableExport.stream}. */
  async table(jobId: string, request: TableRequest, left: AbortSignal): Promise<Readable> {
    return this.tables.stream(jobId, request, left);
  }

  /** See {@link SiteExport.stream}. */
  async site(jobId: string, withAnswers: boolean): Promise<Readable> {
    return this.sites.stream(jobId, withAnswers);
  }

  /** See {@link EvidenceExport.stream}. */
  async evidenceOf(jobId: string): Promise<Readable> {
    return this.evidence.stream(jobId);
  }
}
