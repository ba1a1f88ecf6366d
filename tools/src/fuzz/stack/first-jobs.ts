import { z } from 'zod';
import type { ApiClient } from '../../faults/lab/api-client.js';
import type { DatabaseProbe } from '../../faults/lab/database-probe.js';
import { SimulatorProbe } from '../../faults/lab/simulator-probe.js';
import { until } from '../../faults/wait.js';
import type { Known } from '../api/known.js';
import { ADMIN_TOKEN } from './fuzz-stack.js';
import { REGIONS, TAME_MODELS } from './catalogue.js';

/** What the first jobs are made with. */
export interface Tools {
  readonly api: ApiClient;
  readonly database: DatabaseProbe;
  readonly simulatorUrl: string;
}

const ENDED = ['completed', 'partial', 'failed', 'cancelled'];
const QUESTIONS = ['math_basic', 'geography_basic', 'identity_basic', 'taiwan_status'];
const FAILS = 'This question must fail.';
const DUMMY = 'fuzz-none';

const accepted = z.object({ job_id: z.string() });
const items = z.object({ item: z.object({ item: z.string() }).optional() });

/**
 * Submits jobs and waits until each is in a state of its own: completed, partly failed, cancelled, paused, without questions, judged,
 * under review. So that requests reach what only such jobs have.
 */
export async function makeFirstJobs({ api, database, simulatorUrl }: Tools): Promise<Known> {
  await new SimulatorProbe(simulatorUrl).faults([
    { match: { promptContains: FAILS }, fault: { kind: 'status', status: 400 } },
  ]);
  const submit = async (id: string, more: Readonly<Record<string, unknown>>): Promise<void> => {
    await api.must('/api/v1/jobs', job(id, more));
  };
  await submit('fuzz-completed', { questions: QUESTIONS, repeats: 2 });
  await submit('fuzz-failing', {
    questions: ['math_basic', { id: 'fails', text: FAILS }, { id: 'fails-too', text: FAILS }],
  });
  await submit('fuzz-prompt', {
    benchmark: { name: 'fuzz', input: { type: 'prompt', data: { prompt: 'Who are you?' } } },
  });
  await submit('fuzz-cancelled', { questions: QUESTIONS, repeats: 40 });
  await api.must('/api/v1/jobs/fuzz-cancelled/cancel', {});
  await submit('fuzz-paused', { questions: QUESTIONS, repeats: 40 });
  await api.must('/api/v1/jobs/fuzz-paused/pause', {});
  for (const id of ['fuzz-completed', 'fuzz-failing', 'fuzz-prompt', 'fuzz-cancelled']) {
    await until(`${id} to end`, async () => ENDED.includes((await database.job(id)).status));
  }
  const judging = await api.must('/api/v1/jobs/fuzz-completed/judge', { models: ['judge-plain'] });
  const judgingId = accepted.parse(judging).job_id;
  await api.must('/api/v1/jobs/fuzz-completed/review', { size: 20 });
  const next = await api.get('/api/v1/jobs/fuzz-completed/review/next?rater=ann');
  const first = items.safeParse(next.body).data?.item?.item;
  return {
    regions: [...REGIONS],
    models: [...TAME_MODELS],
    questions: [...QUESTIONS, 'fails'],
    jobs: [
      'fuzz-completed',
      'fuzz-failing',
      'fuzz-prompt',
      'fuzz-cancelled',
      'fuzz-paused',
      judgingId,
      DUMMY,
    ],
    executions: await someExecutions(database),
    items: first === undefined ? [] : [first],
    adminToken: ADMIN_TOKEN,
  };
}

function job(
  id: string,
  more: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return {
    version: 'v1',
    id,
    benchmark: { name: 'fuzz' },
    constraints: { regions: [...REGIONS] },
    models: TAME_MODELS.slice(0, 2),
    ...more,
  };
}

async function someExecutions(database: DatabaseProbe): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    "select id::text as id from executions where job_id in ('fuzz-completed', 'fuzz-failing', 'fuzz-cancelled') order by id limit 60",
  );
  return rows.map(({ id }) => id);
}
