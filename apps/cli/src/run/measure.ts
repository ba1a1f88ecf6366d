import { randomUUID } from 'node:crypto';
import type { Gateway } from '../gateway/gateway.js';
import { GatewayError, GatewayRefusal } from '../gateway/gateway-client.js';
import { RefusalError } from '../refusal.error.js';
import { submittedLine } from '../submit/submit.command.js';
import { sendJob } from '../submit/submission.js';
import type { AcceptedJob } from '../submit/submission.js';
import { hasEnded } from '../watch/job-state.js';
import type { Job } from '../watch/job-state.js';
import type { Reporter } from '../watch/reporter.js';
import { readJob } from '../watch/watch-job.js';
import { betweenRegions } from './conclude/between-regions.js';
import { comparedJobs } from './conclude/compared-jobs.js';
import type { Concluded } from './conditions/gate-input.js';
import { readJobCounts } from './counts/head-counts.js';
import type { JobCounts } from './counts/head-counts.js';
import type { PreparedRun } from './prepared.js';
import { RunFailedError } from './run-failed.error.js';
import { waitForEnd } from './wait.js';

/** What of a run is told while it runs. */
export interface RunWatcher {
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}

/** A run that came to its end, with everything that is known of it. */
export interface Measured {
  readonly job: Job;
  readonly head: JobCounts;
  readonly base: JobCounts['counted'] | null;
  readonly concluded: Concluded;
  readonly portal: string;
}

/**
 * Runs the job and reads what it came to.
 * @throws RefusalError for what can be mended before anything is asked; RunFailedError, InterruptedError.
 */
export async function measure(
  gateway: Gateway,
  run: PreparedRun,
  watcher: RunWatcher,
): Promise<Measured> {
  const accepted = await asked(null, async () => {
    await requireEnded(gateway, run);
    return submitted(gateway, run);
  });
  watcher.tell(submittedLine(accepted));
  const job = await waitForEnd(gateway, accepted.id, {
    reporter: watcher.reporter,
    signal: watcher.signal,
    timeoutMs: run.options.timeout,
  });
  return asked(job.id, async () => read(gateway, run, job));
}

/** Once there is a job, whatever a gateway refuses is no fault of the command line. */
async function asked<T>(jobId: string | null, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isRefused = error instanceof GatewayRefusal && (jobId !== null || mayPass(error));
    if (!isRefused && !(error instanceof GatewayError)) throw error;
    throw new RunFailedError('gateway', error.message, jobId);
  }
}

/** The same request may be taken later. */
function mayPass({ status }: GatewayRefusal): boolean {
  return status === 408 || status === 429 || status >= 500;
}

async function requireEnded(gateway: Gateway, { baseline }: PreparedRun): Promise<void> {
  if (baseline?.kind !== 'job') return;
  const job = await readJob(gateway, baseline.id).catch((error: unknown) => {
    if (!(error instanceof GatewayRefusal) || error.status !== 404) throw error;
    throw new RefusalError(
      `--baseline ${baseline.id}: there is no such file, and ${gateway.address} has no such job.`,
    );
  });
  if (hasEnded(job)) return;
  throw new RefusalError(`--baseline ${baseline.id}: this job has not ended (${job.status}).`);
}

function submitted(gateway: Gateway, { file, options }: PreparedRun): Promise<AcceptedJob> {
  return sendJob(gateway, file, options.idempotencyKey ?? randomUUID());
}

async function read(gateway: Gateway, run: PreparedRun, job: Job): Promise<Measured> {
  const head = await readJobCounts(gateway, job);
  const base = await baseCounts(gateway, run);
  const concluded = await conclude(gateway, run, head.counted);
  const portal = `${gateway.address}/jobs/${encodeURIComponent(job.id)}`;
  return { job, head, base, concluded, portal };
}

async function baseCounts(
  gateway: Gateway,
  { baseline }: PreparedRun,
): Promise<JobCounts['counted'] | null> {
  if (baseline === null) return null;
  if (baseline.kind === 'file') return baseline.counted;
  return (await readJobCounts(gateway, await readJob(gateway, baseline.id))).counted;
}

/** A stored baseline is compared by the gateway, so that its portal shows the same figures; one of a file by the same rules here. */
async function conclude(
  gateway: Gateway,
  { baseline, options }: PreparedRun,
  head: JobCounts['counted'],
): Promise<Concluded> {
  const { id } = head.job;
  if (baseline === null) return betweenRegions(gateway, id, options);
  if (baseline.kind === 'job') return comparedJobs(gateway, baseline.id, id, options);
  const { comparedCounts } = await import('./conclude/compared-counts.js');
  return comparedCounts(baseline.counted, head, options);
}
