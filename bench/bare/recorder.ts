import type { JsMsg } from '@nats-io/jetstream';
import { Client } from 'pg';
import { connectBare, tell, variable } from './bare-process.js';
import type { BareResult } from './cell.js';
import { BARE_DURABLE, BARE_STREAMS, BARE_SUBJECTS } from './streams.js';
import { insertResults } from './tables.js';

/**
 * Process of the bare flow: takes results in batches, inserts each batch by one statement, publishes an event for each new
 * row, and acknowledges.
 */

const BATCH = 500;
const AHEAD = 3 * BATCH;
const cells = Number(variable('BARE_CELLS'));
const { client } = await connectBare(process.env);
const database = new Client({ connectionString: variable('DATABASE_URL') });
await database.connect();

const waiting: JsMsg[] = [];
let isRunning = false;
let recorded = 0;

async function run(): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  // What arrives in one turn of the event loop is one batch.
  await new Promise((resolve) => setImmediate(resolve));
  while (waiting.length > 0) await record(waiting.splice(0, BATCH));
  isRunning = false;
}

async function record(batch: readonly JsMsg[]): Promise<void> {
  const results = batch.map((message) => message.json<BareResult>());
  const ids = await insertResults(database, results);
  await Promise.all(ids.map((id, index) => publishEvent(id, results[index])));
  for (const message of batch) message.ack();
  recorded += ids.length;
  if (recorded >= cells) tell('bare.recorded', { recorded });
}

async function publishEvent(id: number, result: BareResult | undefined): Promise<void> {
  if (result === undefined) return;
  const event = {
    specversion: '1.0',
    id: `execution:${id}`,
    source: '/bare',
    type: 'bare.execution.recorded.v1',
    subject: `${result.jobId}/${result.region}/${result.cell}`,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data: {
      execution_id: id,
      job_id: result.jobId,
      region: result.region,
      model_id: result.model,
      question_id: result.questionId,
      repeat: result.repeat,
      outcome: result.outcome,
      outcome_source: result.outcomeSource,
      response_length: result.response?.length ?? 0,
      attempts: result.attempts,
      executor_id: result.evidence.executorId,
      provider: result.evidence.provider,
    },
  };
  await client.publish(BARE_SUBJECTS.event, JSON.stringify(event), { msgID: event.id });
}

const consumer = await client.consumers.get(BARE_STREAMS.results, BARE_DURABLE);
await consumer.consume({
  max_messages: AHEAD,
  callback: (message) => {
    waiting.push(message);
    run().catch((error: unknown) => tell('bare.failed', { error: String(error) }));
  },
});
tell('bare.ready');
