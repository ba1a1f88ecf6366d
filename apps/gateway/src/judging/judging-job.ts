import { JUDGE_INSTRUCTIONS, JUDGE_PROMPT } from '@beacon/analysis';
import { countCells, judgingSpec } from '@beacon/domain';
import type { JobLimits, JobSpec, JudgingOrder } from '@beacon/domain';
import { insertJudging } from '@beacon/persistence';
import type { NewJob } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiError } from '../errors/api-error.js';
import { newJobId } from '../jobs/job-id.js';
import { storeJob } from '../jobs/store-job.js';

/** Whose answers are judged. */
export interface JudgedSource {
  readonly id: string;
  readonly spec: Pick<JobSpec, 'models' | 'questions' | 'repeats' | 'order' | 'judging'>;
}

/**
 * The specification of a job that judges the answers of another.
 * @throws ApiError 400 when it could come to more cells than a job may have.
 */
export function judgingSpecOf(
  source: JudgedSource,
  order: JudgingOrder,
  again: boolean,
  limits: Pick<JobLimits, 'maxCells' | 'maxTimeoutMs'>,
): JobSpec {
  const cells = countCells(source.spec) * order.models.length;
  if (cells > limits.maxCells) {
    const message = `${countCells(source.spec)} answers x ${order.models.length} judges are ${cells} cells`;
    const allowed = `at most ${limits.maxCells} cells`;
    throw ApiError.validation([{ field: 'models', code: 'matrix_too_large', message, allowed }]);
  }
  const judging = { sourceJobId: source.id, prompt: JUDGE_PROMPT, again };
  return judgingSpec(order, judging, { timeoutMs: limits.maxTimeoutMs });
}

/**
 * Stores a judging job, in the transaction of the entity manager.
 * @param id made when absent.
 */
export async function storeJudgingJob(
  em: EntityManager,
  spec: JobSpec,
  id = newJobId(Date.now()),
): Promise<NewJob> {
  const { judging, regions } = spec;
  if (judging === undefined) throw new Error('the specification is not that of a judging job');
  const job: NewJob = {
    id,
    status: 'queued',
    spec,
    // Every judge is told the same, wherever it is asked.
    systemPrompts: Object.fromEntries(regions.map((region) => [region, JUDGE_INSTRUCTIONS])),
    cells: 0,
    createdAt: new Date(),
  };
  if (!(await storeJob(em, job))) throw new Error(`the new id ${id} is taken`);
  await insertJudging(em, { jobId: id, sourceJobId: judging.sourceJobId });
  return job;
}
