import {
  countJudgeOutcomes,
  countLabels,
  readJudgeDisagreements,
  readJudgingPasses,
  readRatedExecutions,
} from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { assertJobExists } from '../job-access/existing-job.js';
import { agreementOf, passReport } from './judging-report.js';
import type { JudgingReport, PassReport } from './judging-report.js';

/** Passes shown at most; a job seldom has more than a handful. */
const PASSES = 100;
/** Answers over which agreement is computed; a job with more labelled ones is sampled evenly. */
const COMPARED = 20_000;
/** Ids of disagreements shown at most. */
const NAMED = 20;

/** Reads the results of judging a job's answers. */
@Injectable()
export class JudgingReader {
  constructor(private readonly em: EntityManager) {}

  /** @throws ApiError when there is no such job. */
  async read(jobId: string): Promise<JudgingReport> {
    const { em } = this;
    await assertJobExists(em, jobId);
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
