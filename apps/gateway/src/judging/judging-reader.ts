import { Job } from '@beacon/persistence';
import {
  countJudgeOutcomes,
  countLabels,
  readJudgeDisagreements,
  readJudgingPasses,
  readRatedExecutions,
} from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import { agreementOf, passReport } from './judging-report.js';
import type { JudgingReport, PassReport } from './judging-report.js';

/** Passes that are shown; a job has seldom more than a handful. */
const PASSES = 100;
/** Answers over which agreement is reached; of a job with more labelled ones, every so many. */
const COMPARED = 20_000;
/** Ids of disagreements that are named. */
const NAMED = 20;

/** Reads what became of the judging of a job's answers. */
@Injectable()
export class JudgingReader {
  constructor(private readonly orm: MikroORM) {}

  /** @throws ApiError when there is no such job. */
  async read(jobId: string): Promise<JudgingReport> {
    const em = this.orm.em.fork();
    if ((await em.count(Job, { id: jobId })) === 0) throw ApiError.notFound('job', jobId);
    const labels = await countLabels(em, jobId);
    const passes: PassReport[] = [];
    for (const pass of await readJudgingPasses(em, jobId, PASSES)) {
      passes.push(passReport(pass, await countJudgeOutcomes(em, pass.id), labels));
    }
    const { labelled, rated } = await readRatedExecutions(em, jobId, COMPARED);
    return {
      passes,
      agreement: agreementOf(rated),
      labelled,
      compared: rated.length,
      disagreements: await readJudgeDisagreements(em, jobId, NAMED),
    };
  }
}
