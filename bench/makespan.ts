import type { Stack } from '@beacon/stack';
import { benchJob } from './job.js';
import { setProviderLatency } from './provider-latency.js';
import type { Ratio } from './ratio.js';
import { rounded } from './ratio.js';
import { runBenchJob } from './run-job.js';

const LATENCY_MS = 500;
/** Requests one after the other in each slot of each lane. */
const ROUNDS = 20;
const LANES = 9;

/**
 * How long a job takes whose provider takes 500 ms for an answer, against what the provider and the lanes' concurrency make the
 * least: latency x ceil(cells of the fullest lane / lane concurrency). Here all lanes are equally full.
 */
export async function measureMakespan(stack: Stack, concurrency: number): Promise<Ratio> {
  await setProviderLatency(stack, LATENCY_MS);
  const { cells, seconds } = await runBenchJob(stack, benchJob(ROUNDS * concurrency * LANES));
  await setProviderLatency(stack, 0);
  const least = (LATENCY_MS / 1000) * Math.ceil(cells / LANES / concurrency);
  return {
    name: 'makespan',
    what: `makespan with ${LATENCY_MS} ms provider latency against latency x ceil(cells of the fullest lane / concurrency)`,
    measured: rounded(seconds / least, 3),
    bound: { kind: 'at most', value: 1.25 },
    detail: `${seconds} s against ${least} s, ${cells} cells in ${LANES} lanes of ${concurrency}`,
  };
}
