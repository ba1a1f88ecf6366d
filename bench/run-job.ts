import { BeaconApi } from '@beacon/cli/demo/api';
import { waitForEnd } from '@beacon/cli/demo/run-job';
import type { Stack } from '@beacon/stack';
import { MemorySampler } from './memory-sampler.js';
import { rounded } from './ratio.js';

/** A job that ran through the whole path. */
export interface JobRun {
  readonly cells: number;
  /** From the request to its answer. */
  readonly acceptedMs: number;
  /** From the request to the end of the job, as the API tells it. */
  readonly seconds: number;
  readonly executionsPerSecond: number;
  /** Highest resident memory of each process while the job ran, in MiB. */
  readonly peakMiB: Readonly<Record<string, number>>;
}

/** How often a job is looked at: a small one closely, a large one so that looking costs nothing. */
const LOOK_EVERY_MS = { small: 20, large: 250 };
const SMALL_CELLS = 1_000;

/**
 * Submits a job and follows it to its end.
 * @throws Error when it does not end completed, with each of its cells recorded.
 */
export async function runBenchJob(
  stack: Stack,
  body: Readonly<Record<string, unknown>>,
): Promise<JobRun> {
  const api = new BeaconApi(stack.gatewayUrl);
  const memory = new MemorySampler(stack);
  const startedAt = performance.now();
  const jobId = await api.submit(body);
  const acceptedMs = performance.now() - startedAt;
  const { counters } = await api.job(jobId);
  const everyMs = counters.expected < SMALL_CELLS ? LOOK_EVERY_MS.small : LOOK_EVERY_MS.large;
  const job = await waitForEnd(api, jobId, { everyMs });
  const seconds = (performance.now() - startedAt) / 1000;
  const peakMiB = memory.stop();
  if (job.status !== 'completed' || job.counters.recorded !== job.counters.expected) {
    throw new Error(`the job ended ${job.status}: ${JSON.stringify(job.counters)}`);
  }
  return {
    cells: job.counters.recorded,
    acceptedMs: rounded(acceptedMs, 1),
    seconds: rounded(seconds),
    executionsPerSecond: Math.round(job.counters.recorded / seconds),
    peakMiB,
  };
}
