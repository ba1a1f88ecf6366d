import { BeaconApi } from '@beacon/cli/demo/api';
import type { JobProgress } from '@beacon/cli/demo/api';
import type { Stack } from '@beacon/stack';
import { benchJob } from './job.js';
import { setProviderLatency } from './provider-latency.js';
import type { Ratio } from './ratio.js';
import { median, rounded } from './ratio.js';
import { runBenchJob } from './run-job.js';
import { setTimeout as pause } from 'node:timers/promises';

/** How a small job behind a large one is measured. */
export interface BehindOptions {
  /** Of the large job; it is not waited for. */
  readonly cells: number;
  /** Of the provider. */
  readonly latencyMs: number;
}

const SMALL_CELLS = 72;
const TIMES = 5;
/** Executions of the large job after which it is in full swing. */
const UNDER_WAY = 1_000;

/**
 * The time of a 72-cell job submitted behind a large job, against that of the same job alone; the median of five each, one after the
 * other. The large job is still running afterwards: nothing can be measured on the stack any more.
 */
export async function measureBehind(
  stack: Stack,
  { cells, latencyMs }: BehindOptions,
): Promise<Ratio> {
  await setProviderLatency(stack, latencyMs);
  const alone = await smallJobs(stack);
  const api = new BeaconApi(stack.gatewayUrl);
  const jobId = await api.submit(benchJob(cells));
  await untilUnderWay(() => api.job(jobId));
  const behind = await smallJobs(stack);
  await assertRunning(await api.job(jobId));
  return {
    name: `behind_${latencyMs}ms`,
    what: `${SMALL_CELLS}-cell job behind one of ${cells} cells against the same job alone, provider latency ${latencyMs} ms`,
    measured: rounded(median(behind) / median(alone), 3),
    bound: { kind: 'at most', value: 2 },
    detail: `median ${median(behind)} s (${behind.join(', ')}) against ${median(alone)} s (${alone.join(', ')})`,
  };
}

async function smallJobs(stack: Stack): Promise<number[]> {
  const seconds: number[] = [];
  while (seconds.length < TIMES)
    seconds.push((await runBenchJob(stack, benchJob(SMALL_CELLS))).seconds);
  return seconds;
}

async function untilUnderWay(look: () => Promise<JobProgress>): Promise<void> {
  while ((await look()).counters.recorded < UNDER_WAY) await pause(100);
}

/** A large job that is over while the small ones run was no large job. */
async function assertRunning({ status, counters }: JobProgress): Promise<void> {
  if (status !== 'running')
    throw new Error(`the large job is ${status} after ${counters.recorded} cells: give more`);
}
