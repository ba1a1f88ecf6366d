import { JUDGE_INSTRUCTIONS } from '@beacon/classification';
import { lanesOf } from '@beacon/domain';
import type { JobSpec } from '@beacon/domain';
import { insertJudging } from '@beacon/persistence';
import type { NewJob } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newJobId } from '../intake/job-intake.js';
import { storeJob } from './store-job.js';

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
    specJson: Buffer.from(JSON.stringify(spec)),
    // Every judge is told the same, wherever it is asked.
    systemPrompts: Object.fromEntries(regions.map((region) => [region, JUDGE_INSTRUCTIONS])),
    cells: 0,
    createdAt: new Date(),
  };
  if (!(await storeJob(em, { job, regions, lanes: lanesOf(spec) })))
    throw new Error(`the new id ${id} is taken`);
  await insertJudging(em, { jobId: id, sourceJobId: judging.sourceJobId });
  return job;
}
