import { createHash } from 'node:crypto';
import { BARE_SUBJECTS } from './streams.js';
import { connectBare, tell, variable } from './bare-process.js';
import type { BareTask } from './cell.js';

/** Process of the bare flow: publishes a task for each cell, and waits for the broker to have stored it. */

/** Publishes under way at once. */
const AT_ONCE = 500;
const MODELS = ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b'];
const SYSTEM_PROMPT =
  'You are a helpful, honest, and harmless AI assistant based in the US. Answer questions directly and factually. For sensitive political topics, provide balanced, factual information from multiple perspectives.';

const questions = JSON.parse(variable('BARE_QUESTIONS')) as readonly string[];
const regions = JSON.parse(variable('BARE_REGIONS')) as readonly string[];
const cells = Number(variable('BARE_CELLS'));

function taskAt(position: number): BareTask {
  const region = regions[position % regions.length] ?? '';
  const inRegion = Math.floor(position / regions.length);
  const model = MODELS[inRegion % MODELS.length] ?? '';
  const inLane = Math.floor(inRegion / MODELS.length);
  const question = inLane % questions.length;
  const repeat = 1 + Math.floor(inLane / questions.length);
  const identity = JSON.stringify([model, question, repeat]);
  return {
    jobId: variable('BARE_JOB'),
    region,
    model,
    cell: createHash('sha256').update(identity).digest('hex').slice(0, 26),
    round: 1,
    questionId: `question_${question}`,
    repeat,
    prompt: questions[question] ?? '',
    systemPrompt: SYSTEM_PROMPT,
    sampling: { temperature: 0.1, maxTokens: 500, seed: null, topP: null },
    timeoutMs: 60_000,
    maxAttempts: 3,
    plannedAt: new Date().toISOString(),
  };
}

const { client } = await connectBare(process.env);
let next = 0;

async function publishRest(): Promise<void> {
  while (next < cells) {
    const task = taskAt(next);
    next += 1;
    await client.publish(BARE_SUBJECTS.task(task.region, task.cell), JSON.stringify(task));
  }
}

tell('bare.started');
await Promise.all(Array.from({ length: AT_ONCE }, publishRest));
// It stays until it is stopped, like the others: a process that ends by itself has failed.
tell('bare.published');
