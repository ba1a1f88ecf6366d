import { DeliverPolicy } from '@nats-io/jetstream';
import { Client } from 'pg';
import { connectBare, tell, variable } from './bare-process.js';
import type { BareResult } from './cell.js';
import { insertResults } from './tables.js';

/**
 * Process that reads the results which a stream holds of a job, then inserts their rows batch by batch, one statement each: what
 * the recorder is compared with. Reading is not timed.
 */

const BATCH = 500;

const { connection, client } = await connectBare(process.env);
const results = await readResults(Number(variable('BARE_CELLS')));
await connection.close();
const database = new Client({ connectionString: variable('DATABASE_URL') });
await database.connect();

const startedAt = performance.now();
let inserted = 0;
for (let from = 0; from < results.length; from += BATCH) {
  inserted += (await insertResults(database, results.slice(from, from + BATCH))).length;
}
const seconds = (performance.now() - startedAt) / 1000;
await database.end();
tell('bare.inserted', { inserted, seconds });

async function readResults(count: number): Promise<BareResult[]> {
  const consumer = await client.consumers.get(variable('BARE_STREAM'), {
    filter_subjects: variable('BARE_FILTER'),
    deliver_policy: DeliverPolicy.All,
  });
  const read: BareResult[] = [];
  for await (const message of await consumer.consume()) {
    read.push(message.json<BareResult>());
    if (read.length === count) break;
  }
  return read;
}
