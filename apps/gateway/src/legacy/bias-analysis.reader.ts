import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { requireJob } from '../job-access/require-job.js';
import { VerdictReader } from '../verdict/verdict-reader.js';
import { toBiasAnalysis } from './bias-analysis.js';
import type { BiasAnalysisView } from './bias-analysis.view.js';

/** Reads a job's verdict in the shape of the original analysis. */
@Injectable()
export class BiasAnalysisReader {
  constructor(
    private readonly em: EntityManager,
    private readonly verdicts: VerdictReader,
  ) {}

  /** @throws ApiError when there is no such job. */
  async read(jobId: string): Promise<BiasAnalysisView> {
    const { verdict } = await this.verdicts.read(jobId);
    return toBiasAnalysis(await requireJob(this.em, jobId), verdict);
  }
}
