import type { JobLane as Lane } from '@beacon/domain';
import { jobCommand, jobEvent } from '@beacon/outbox';
import { JobLane, OutboxMessage, insertJob } from '@beacon/persistence';
import type { NewJob } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';

const LANES_PER_INSERT = 1_000;

/** A job that is accepted, with what is made of its specification. */
export interface AcceptedJob {
  readonly job: NewJob;
  readonly lanes: readonly Lane[];
  readonly regions: readonly string[];
}

/**
 * Stores a job with its lanes and the messages that it owes, in the transaction of the entity manager: what is accepted is
 * never lost. Its work depends on the number of lanes, never on that of the cells.
 * @returns false when the id is taken.
 */
export async function storeJob(em: EntityManager, accepted: AcceptedJob): Promise<boolean> {
  if (!(await insertJob(em, accepted.job))) return false;
  await insertLanes(em, accepted);
  await em.insertMany(OutboxMessage, owedMessages(accepted));
  return true;
}

async function insertLanes(em: EntityManager, { job, lanes: own }: AcceptedJob): Promise<void> {
  const lanes = own.map(({ region, model, cells, blocks }, position) => ({
    jobId: job.id,
    region,
    modelId: model,
    position,
    cells,
    blocks,
    planned: 0,
  }));
  for (let start = 0; start < lanes.length; start += LANES_PER_INSERT) {
    await em.insertMany(JobLane, lanes.slice(start, start + LANES_PER_INSERT));
  }
}

function owedMessages({ job: { id, cells }, regions }: AcceptedJob) {
  const facts = { expected_executions: cells, regions };
  const messages = [jobCommand('submit', id), jobEvent('job.submitted', id, facts)];
  return messages.map((message) => ({ ...message, createdAt: new Date() }));
}
