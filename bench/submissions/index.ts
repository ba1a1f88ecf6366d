import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { demoJob } from '@beacon/cli/demo/job';
import { onceOnExit, startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { ServiceWatch } from '../mixed/service-watch.js';
import { largeSubmission } from './body.js';
import { LatencyProbe } from './latency.js';
import type { Latencies } from './latency.js';

/** Result of large submissions that were sent at once. */
export interface SubmissionsResult {
  readonly submissions: number;
  readonly questions: number;
  readonly bodyBytes: number;
  readonly accepted: number;
  /** Answers that said to come again, and were obeyed. */
  readonly busy: number;
  /** Requests that ended without an answer, or with another one. */
  readonly failed: number;
  readonly gatewayDied: boolean;
  readonly seconds: number;
  /** Highest resident memory of the gateway, in MiB. */
  readonly gatewayMiB: number;
  /** The longest delay of its event loop, in milliseconds; null when it died before it said so. */
  readonly loopMaxMs: number | null;
  /** Of a request that needs neither database nor broker: it waits for the event loop only. */
  readonly live: Latencies;
  /** Of a job of eight questions that is submitted meanwhile. */
  readonly small: Latencies;
}

const MOST_TRIES = 100;

interface Tally {
  accepted: number;
  busy: number;
  failed: number;
}

/**
 * Sends large submissions to a gateway all at once, each again when it is told to come again, and asks for health and small
 * jobs meanwhile. The gateway has the heap that every service of a stack has, 384 MB.
 */
export async function benchSubmissions(
  submissions: number,
  questions: number,
): Promise<SubmissionsResult> {
  let gatewayDied = false;
  const stack = await startStack({
    parts: ['postgres', 'nats', 'simulator', 'migrate', 'provision', 'gateway'],
    onDeath: ({ name }) => (gatewayDied ||= name === 'gateway'),
  });
  const forget = onceOnExit(async () => stack.stop());
  try {
    const measured = await measure(stack, submissions, largeSubmission(questions));
    return { submissions, questions, ...measured, gatewayDied };
  } finally {
    forget();
    await stack.stop();
  }
}

async function measure(stack: Stack, submissions: number, body: string) {
  const { gatewayUrl } = stack;
  const watch = new ServiceWatch(stack);
  const live = new LatencyProbe(`${gatewayUrl}/health/live`);
  const small = new LatencyProbe(`${gatewayUrl}/api/v1/jobs`, JSON.stringify(demoJob()));
  const tally = { accepted: 0, busy: 0, failed: 0 };
  const start = performance.now();
  const agent = new Agent({ connections: submissions });
  await Promise.all(
    Array.from({ length: submissions }, async () => submit(gatewayUrl, body, { agent, tally })),
  );
  const seconds = (performance.now() - start) / 1_000;
  await agent.close();
  const gateway = (await watch.stop())['gateway'];
  return {
    ...tally,
    bodyBytes: Buffer.byteLength(body),
    seconds: Math.round(seconds * 10) / 10,
    live: await live.stop(),
    small: await small.stop(),
    gatewayMiB: Math.round(gateway?.peakMiB ?? Number.NaN),
    loopMaxMs: gateway?.loopMaxMs ?? null,
  };
}

async function submit(
  url: string,
  body: string,
  { agent, tally }: { readonly agent: Agent; readonly tally: Tally },
): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const wait = await submitOnce(url, body, { agent, tally });
    if (wait === null) return;
    tally.busy += 1;
    await pause(wait * 1_000);
  }
  tally.failed += 1;
}

/** Seconds after which it is to be sent again; null when there is nothing to wait for. */
async function submitOnce(
  url: string,
  body: string,
  { agent, tally }: { readonly agent: Agent; readonly tally: Tally },
): Promise<number | null> {
  try {
    const answer = await request(`${url}/api/v1/jobs`, {
      method: 'POST',
      body,
      dispatcher: agent,
      headers: { 'content-type': 'application/json' },
    });
    await answer.body.dump();
    if (answer.statusCode === 503) return Number(answer.headers['retry-after'] ?? 1);
    if (answer.statusCode === 202) tally.accepted += 1;
    else tally.failed += 1;
  } catch {
    tally.failed += 1;
  }
  return null;
}

/** The result in words. */
export function reportSubmissions(result: SubmissionsResult): string {
  const { submissions, questions, accepted, busy, failed, gatewayDied, seconds, gatewayMiB } =
    result;
  return [
    `${submissions} submissions of ${questions} questions (${(result.bodyBytes / 1e6).toFixed(1)} MB) at once: ${accepted} accepted, ${failed} failed, ${busy} times told to come again, in ${seconds} s`,
    `the gateway ${gatewayDied ? 'DIED' : 'lived'}; its highest resident memory ${gatewayMiB} MiB, the longest delay of its event loop ${result.loopMaxMs ?? 'unknown'} ms`,
    `meanwhile, ms: ${latencyLine('GET /health/live', result.live)}`,
    `               ${latencyLine('a job of eight questions', result.small)}`,
  ].join('\n');
}

function latencyLine(what: string, { requests, failed, median, p99, most }: Latencies): string {
  return `${what}: median ${median}, p99 ${p99}, most ${most}; ${failed} of ${requests} failed`;
}
