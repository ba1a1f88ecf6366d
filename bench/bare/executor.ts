import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { JsMsg } from '@nats-io/jetstream';
import { Pool } from 'undici';
import { connectBare, tell, variable } from './bare-process.js';
import type { BareResult, BareTask } from './cell.js';
import { BARE_DURABLE, BARE_STREAMS, BARE_SUBJECTS } from './streams.js';

/**
 * Process of the bare flow: for each task of a region it looks whether there is a result, asks the simulator, stores the
 * result if it is the first, and acknowledges the task.
 */

interface Completion {
  readonly model: string;
  readonly system_fingerprint: string;
  readonly choices: readonly {
    readonly finish_reason: string;
    readonly message: { readonly content: string };
  }[];
  readonly usage: { readonly prompt_tokens: number; readonly completion_tokens: number };
}

const region = variable('BARE_REGION');
const inFlight = Number(variable('BARE_IN_FLIGHT'));
const simulator = new URL(variable('BEACON_SIMULATOR_URL'));
const pool = new Pool(simulator.origin, { connections: inFlight, pipelining: 1 });
const { client, manager } = await connectBare(process.env);

async function execute(message: JsMsg): Promise<void> {
  const task = message.json<BareTask>();
  const subject = BARE_SUBJECTS.result(region, task.cell);
  const stored = await manager.direct.getMessage(BARE_STREAMS.results, { last_by_subj: subject });
  if (stored === null) {
    const result = await ask(task);
    await client.publish(subject, JSON.stringify(result), { expect: { lastSubjectSequence: 0 } });
  }
  message.ack();
}

async function ask(task: BareTask): Promise<BareResult> {
  const startedAt = new Date().toISOString();
  const { body, headers } = await pool.request({
    method: 'POST',
    path: `/${region}/v1/chat/completions`,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      model: task.model,
      messages: [
        { role: 'system', content: task.systemPrompt },
        { role: 'user', content: task.prompt },
      ],
      temperature: task.sampling.temperature,
      max_tokens: task.sampling.maxTokens,
      stream: false,
    }),
  });
  const completion = (await body.json()) as Completion;
  return resultOf(task, completion, { startedAt, server: String(headers['x-simulated-region']) });
}

function resultOf(
  task: BareTask,
  completion: Completion,
  { startedAt, server }: { readonly startedAt: string; readonly server: string },
): BareResult {
  const { jobId, model, cell, round, questionId, repeat } = task;
  const choice = completion.choices[0];
  return {
    jobId,
    region,
    model,
    cell,
    round,
    questionId,
    repeat,
    outcome: 'answered',
    outcomeSource: 'rules',
    outcomeRule: null,
    outcomeEvidence: null,
    classifierVersion: 'bare',
    response: choice?.message.content ?? '',
    responseCut: false,
    finishReason: choice?.finish_reason ?? null,
    attempts: 1,
    startedAt,
    completedAt: new Date().toISOString(),
    inputTokens: completion.usage.prompt_tokens,
    outputTokens: completion.usage.completion_tokens,
    costUsd: null,
    promptSha256: createHash('sha256').update(task.prompt).digest('hex'),
    evidence: {
      executorRegion: region,
      executorId: `${region}-${hostname()}-${process.pid}`,
      node: hostname(),
      provider: 'openai-compatible',
      endpointHost: simulator.host,
      providerModel: model,
      servedModel: completion.model,
      systemFingerprint: completion.system_fingerprint,
      providerRegion: server,
    },
  };
}

const consumer = await client.consumers.get(BARE_STREAMS.tasks(region), BARE_DURABLE);
// The broker itself hands out no more than the consumer's limit of unacknowledged messages: that is what is in flight.
await consumer.consume({
  max_messages: 2 * inFlight,
  callback: (message) => {
    execute(message).catch((error: unknown) => tell('bare.failed', { error: String(error) }));
  },
});
tell('bare.ready');
