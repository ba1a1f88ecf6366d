import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Environment, Stack } from '@beacon/stack';
import { BareChild } from './bare-child.js';
import { connectBare } from './bare-process.js';
import { makeBareStreams, removeBareStreams } from './streams.js';
import { makeBareTables, removeBareTables } from './tables.js';

/** What the bare flow is to do. */
export interface CeilingOptions {
  readonly cells: number;
  readonly regions: readonly string[];
  /** In-flight tasks in a region at once: the sum of its lanes' concurrency. */
  readonly inFlight: number;
  /** Texts to ask, over and over. */
  readonly questions: readonly string[];
}

/**
 * Rows committed per second by the bare flow, from the first publish to the last commit.
 *
 * It has the processes of the product's path, one planner, one recorder and one executor for each region, against the same
 * broker, database and simulator, and does for each cell what the product promises, with the bare clients and nothing else:
 *
 * 1. planner: publish the task to its region's work queue, one message per subject, and wait for the broker to have it;
 * 2. executor: pull it, never more in flight than the lanes together allow;
 * 3. look whether its result is stored (the claim check: no paid call without it);
 * 4. one HTTP request to the simulator over kept connections, whose JSON answer is read;
 * 5. publish the result, first writer wins, and wait for the broker to have it; then acknowledge the task;
 * 6. recorder: pull results in batches of 500 at most; for each batch one statement that inserts its executions and the attempt
 *    behind each, yielding on conflict, into tables with the product's columns and indexes;
 * 7. publish an event for each new row under an id that the broker tells repeats by, and wait for the broker to have them;
 * 8. acknowledge the results.
 *
 * All its clients are in the account that has the streams, with a key and TLS as the product's; the product's executors go through
 * the account of their region, which is among what the product spends beyond this.
 *
 * It has no windows, no fairness between jobs, no validation, no typing of outcomes, no evidence checks, no counters, no leases that
 * are kept alive, and nothing that makes good what breaks: what the product spends beyond this is what those cost.
 */
export async function ceilingOf(stack: Stack, options: CeilingOptions): Promise<number> {
  const { databaseUrl, simulatorUrl } = stack;
  const access = stack.brokerEnvironment('operator');
  const broker = await connectBare(access);
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const children: BareChild[] = [];
  try {
    await makeBareStreams(broker.manager, options.regions, options.inFlight);
    await makeBareTables(database);
    return await runFlow(children, options, {
      ...access,
      DATABASE_URL: databaseUrl,
      BEACON_SIMULATOR_URL: simulatorUrl,
      BARE_CELLS: String(options.cells),
      BARE_IN_FLIGHT: String(options.inFlight),
      BARE_QUESTIONS: JSON.stringify(options.questions),
      BARE_REGIONS: JSON.stringify(options.regions),
      BARE_JOB: `job-${randomUUID()}`,
    });
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await removeBareStreams(broker.manager);
    await removeBareTables(database);
    await broker.connection.close();
    await database.end();
  }
}

async function runFlow(
  children: BareChild[],
  { cells, regions }: CeilingOptions,
  env: Environment,
): Promise<number> {
  const recorder = new BareChild('recorder', env);
  const executors = regions.map(
    (region) => new BareChild('executor', { ...env, BARE_REGION: region }),
  );
  children.push(recorder, ...executors);
  await Promise.all(children.map((child) => child.says('bare.ready')));
  const planner = new BareChild('planner', env);
  children.push(planner);
  const started = await planner.says('bare.started');
  // Only the recorder says so; the others take part to be noticed when they fail.
  const recorded = await Promise.race(children.map((child) => child.says('bare.recorded')));
  return cells / ((recorded.at - started.at) / 1000);
}
