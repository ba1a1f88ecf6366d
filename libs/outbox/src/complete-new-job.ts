import { NOT_IMPORTED } from '@beacon/domain';
import type { JobLane as Lane } from '@beacon/domain';
import { JobLane, OutboxMessage } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { jobCommand, jobEvent } from './messages.js';

const LANES_PER_INSERT = 1_000;

/** A job whose row is stored, with what is made of its specification. */
export interface StoredJob {
  readonly id: string;
  readonly cells: number;
  readonly lanes: readonly Lane[];
  readonly regions: readonly string[];
  /** Whether its answers are imported: nothing of it is asked. @default false */
  readonly isImported?: boolean;
}

/**
 * Stores the lanes of a new job and the messages that it owes, in the transaction that stores the job: what is accepted is never lost. Its
 * work depends on the number of lanes, never on that of the cells.
 */
export async function completeNewJob(em: EntityManager, job: StoredJob): Promise<void> {
  await insertLanes(em, job);
  await em.insertMany(OutboxMessage, owedMessages(job));
}

async function insertLanes(
  em: EntityManager,
  { id, lanes: own, isImported = false }: StoredJob,
): Promise<void> {
  const lanes = own.map(({ region, model, cells, blocks }, position) => ({
    jobId: id,
    region,
    modelId: model,
    position,
    cells,
    blocks,
    ...(isImported ? nothingToAsk(cells) : { planned: 0 }),
  }));
  for (let start = 0; start < lanes.length; start += LANES_PER_INSERT) {
    await em.insertMany(JobLane, lanes.slice(start, start + LANES_PER_INSERT));
  }
}

/**
 * A lane whose cells are closed from the start: the planner plans none of them, and orders the recorder to close them as it does at a
 * deadline, again and again until it is done. The recorder takes the imported answers first.
 */
function nothingToAsk(cells: number) {
  return { planned: cells, closingCode: NOT_IMPORTED, underWay: cells > 0 };
}

function owedMessages({ id, cells, regions }: StoredJob) {
  const facts = { expected_executions: cells, regions };
  const messages = [jobCommand('submit', id), jobEvent('job.submitted', id, facts)];
  return messages.map((message) => ({ ...message, createdAt: new Date() }));
}
