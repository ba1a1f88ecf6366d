import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { requireAsked } from '../job-access/asked-in-job.js';
import { requireJob } from '../job-access/require-job.js';
import { toSpecificationView } from '../jobs/specification.view.js';
import type { SpecificationView } from '../jobs/specification.view.js';
import type { TableRequest } from './export.query.js';

/** Reads what is known of a job before it is exported. */
@Injectable()
export class ExportedJobReader {
  constructor(private readonly em: EntityManager) {}

  /** What makes the same job again. @throws ApiError 404. */
  async specification(jobId: string): Promise<SpecificationView> {
    return toSpecificationView((await requireJob(this.em, jobId)).spec);
  }

  /** @throws ApiError 404 when there is no such job. */
  async requireJob(jobId: string): Promise<void> {
    await requireJob(this.em, jobId);
  }

  /** @throws ApiError 404 when the job does not ask what the filter is about. */
  async requireAsked(jobId: string, filter: TableRequest['filter']): Promise<void> {
    await requireAsked(this.em, jobId, filter);
  }
}
