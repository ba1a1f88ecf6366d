import { setTimeout as pause } from 'node:timers/promises';
import { filters, streams } from '@beacon/contracts';
import { Client } from 'pg';
import { BeaconApi } from '@beacon/cli/demo/api';
import type { Stack } from '@beacon/stack';
import { BareChild } from './bare/bare-child.js';
import { makeBareTables, removeBareTables } from './bare/tables.js';
import { benchJob } from './job.js';
import type { Ratio } from './ratio.js';
import { rounded } from './ratio.js';
import { publishResults } from './stored-results.js';

/** What the recorder is given. */
export interface RecorderOptions {
  readonly cells: number;
  readonly regions: readonly string[];
}

const LOOK_EVERY_MS = 20;

/**
 * The recorder alone: the result stream is filled while no recorder runs, then the recorder is started, and it is timed from its first
 * transaction to the moment at which every row is committed. Beside the rows it publishes an event for each and acknowledges
 * each. Against it stands a process that inserts the rows of the very same results, executions and attempts, batch by batch
 * with one statement each by the bare driver, and does nothing else.
 */
export async function measureRecorder(
  stack: Stack,
  { cells, regions }: RecorderOptions,
): Promise<Ratio> {
  const executors = [...stack.processes.values()].filter(({ name }) => name.startsWith('executor'));
  await Promise.all(executors.map((executor) => executor.kill('SIGTERM')));
  const api = new BeaconApi(stack.gatewayUrl);
  const job = benchJob(cells);
  const jobId = await api.submit(job);
  while ((await api.job(jobId)).status !== 'running') await pause(LOOK_EVERY_MS);
  // It would go on planning cells that nobody executes.
  await stack.process('planner').kill('SIGTERM');
  await stack.process('recorder').kill('SIGTERM');
  const { questions, metadata, repeats } = job;
  const { models } = metadata;
  const count = await publishResults(stack.brokerEnvironment('operator'), {
    jobId,
    regions,
    models,
    questions,
    repeats,
  });
  const seconds = await timeRecorder(stack, jobId, count);
  const bareSeconds = await timeBareInserts(stack, jobId, count);
  await stack.process('planner').restart();
  await Promise.all(executors.map((executor) => executor.restart()));
  return {
    name: 'recorder_alone',
    what: 'the recorder alone, executions/s against one-statement batch inserts of the same rows by a bare client',
    measured: rounded(bareSeconds / seconds, 3),
    bound: { kind: 'at least', value: 0.7 },
    detail: `${Math.round(count / seconds)} against ${Math.round(count / bareSeconds)} per second, ${count} rows`,
  };
}

/** From the first transaction to the last commit, by the database's clock. */
async function timeRecorder(stack: Stack, jobId: string, cells: number): Promise<number> {
  const database = new Client({ connectionString: stack.databaseUrl });
  await database.connect();
  try {
    await stack.process('recorder').restart();
    while ((await recordedOf(database, jobId)) < cells) await pause(LOOK_EVERY_MS);
    const { rows } = await database.query<{ seconds: number }>(
      `select extract(epoch from clock_timestamp() - min(recorded_at))::float8 as seconds
       from executions where job_id = $1`,
      [jobId],
    );
    return rows[0]?.seconds ?? Number.NaN;
  } finally {
    await database.end();
  }
}

async function recordedOf(database: Client, jobId: string): Promise<number> {
  const { rows } = await database.query<{ recorded: number }>(
    `select coalesce(sum(recorded), 0)::float8 as recorded from job_lane_progress where job_id = $1`,
    [jobId],
  );
  return rows[0]?.recorded ?? 0;
}

async function timeBareInserts(stack: Stack, jobId: string, cells: number): Promise<number> {
  const database = new Client({ connectionString: stack.databaseUrl });
  await database.connect();
  await makeBareTables(database);
  const child = new BareChild('insert-rows', {
    ...stack.brokerEnvironment('operator'),
    DATABASE_URL: stack.databaseUrl,
    BARE_CELLS: String(cells),
    BARE_STREAM: streams.results,
    BARE_FILTER: filters.resultsOfJob(jobId),
  });
  try {
    const said = await child.says('bare.inserted');
    if (said['inserted'] !== cells) throw new Error(`inserted ${String(said['inserted'])} rows`);
    return Number(said['seconds']);
  } finally {
    await child.stop();
    await removeBareTables(database);
    await database.end();
  }
}
