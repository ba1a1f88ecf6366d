import type { BrokerLogin } from '@beacon/bus';
import { resultSubject, streams } from '@beacon/contracts';
import { z } from 'zod';
import type { ApiClient } from '@beacon/testing';
import { BrokerProbe } from '../../faults/lab/broker-probe.js';
import type { DatabaseProbe } from '../../faults/lab/database-probe.js';
import { SimulatorClient } from '@beacon/testing';
import { until } from '../../faults/wait.js';
import type { Known } from '../api/known.js';
import { ADMIN_TOKEN } from './fuzz-stack.js';
import { REGIONS, TAME_MODELS } from './catalogue.js';

/** What the first jobs are made with. */
export interface Tools {
  readonly api: ApiClient;
  readonly database: DatabaseProbe;
  readonly simulatorUrl: string;
  readonly operator: BrokerLogin;
}

const ENDED = ['completed', 'partial', 'failed', 'cancelled'];
const QUESTIONS = ['math_basic', 'geography_basic', 'identity_basic', 'taiwan_status'];
const FAILS = 'This question must fail.';
const DUMMY = 'fuzz-none';
const SOME_ITEMS = 6;
/** Each is deleted by one request of many. */
const SERIES = ['fuzz-series-1', 'fuzz-series-2', 'fuzz-series-3'];

const accepted = z.object({ job_id: z.string() });
const shownItem = z.object({ item: z.string() });

/**
 * Submits jobs and waits until each is in a state of its own: completed, partly failed, cancelled, paused, without questions, judged,
 * under review. So that requests reach what only such jobs have.
 */
export async function makeFirstJobs({
  api,
  database,
  simulatorUrl,
  operator,
}: Tools): Promise<Known> {
  await new SimulatorClient(simulatorUrl).faults([
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
  for (const id of SERIES) await api.must('/api/v1/series', series(id));
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
    series: [...SERIES, DUMMY],
    deadLetters: await makeDeadLetters(operator),
    items: await someItems(api),
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

/** Due once a year: what runs was asked for. */
function series(id: string): Readonly<Record<string, unknown>> {
  const { id: _, ...run } = job(id, { questions: QUESTIONS.slice(0, 2) });
  return { id, cron: '0 6 1 1 *', job: run };
}

async function someItems(api: ApiClient): Promise<string[]> {
  const found: string[] = [];
  for (let after = ''; found.length < SOME_ITEMS;) {
    const { body } = await api.get(`/api/v1/jobs/fuzz-completed/review/next?rater=nobody${after}`);
    const { item } = shownItem.parse(body);
    found.push(item);
    after = `&after=${encodeURIComponent(item)}`;
  }
  return found;
}

/** Results that nobody can read: each becomes a dead letter, whose numbers start with 1. */
async function makeDeadLetters(operator: BrokerLogin): Promise<string[]> {
  const broker = await BrokerProbe.on(operator);
  try {
    for (const [at, body] of UNREADABLE_RESULTS.entries()) {
      const cell = `${'a'.repeat(25)}${at}`;
      const address = {
        region: 'us-east',
        model: TAME_MODELS[0],
        jobId: 'fuzz-completed',
        cell,
        round: 1,
      };
      await broker.publish(resultSubject(address), body);
    }
    await until('dead letters', async () => {
      return (await broker.count(streams.dead)) >= UNREADABLE_RESULTS.length;
    });
  } finally {
    await broker.close();
  }
  return UNREADABLE_RESULTS.map((_, at) => String(at + 1));
}

const UNREADABLE_RESULTS: readonly string[] = [
  '',
  'no JSON',
  '{}',
  `[${'0,'.repeat(50_000)}0]`,
  '{"version":1,"text":"\u0000\u001b[2J<script>"}',
  '['.repeat(3_000),
];

const SOME_OF_EACH = `
select id::text as id from (
  select id, row_number() over (partition by job_id order by id) as place from executions
  where job_id in ('fuzz-completed', 'fuzz-failing', 'fuzz-cancelled')
) as numbered where place <= 20 order by id`;

async function someExecutions(database: DatabaseProbe): Promise<string[]> {
  const rows = await database.query<{ id: string }>(SOME_OF_EACH);
  // Some paths take a job's id in the place of an execution's.
  return [...rows.map(({ id }) => id), 'fuzz-failing', 'fuzz-completed'];
}
