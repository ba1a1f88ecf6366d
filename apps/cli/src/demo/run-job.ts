import { setTimeout as pause } from 'node:timers/promises';
import type { BeaconApi, JobProgress } from './api.js';

/** What a job came to, read back over the API. */
export interface JobFigures {
  readonly job_id: string;
  readonly status: string;
  readonly expected: number;
  readonly executions: number;
  readonly distinct_cells: number;
  readonly completed: number;
  readonly refused: number;
  readonly failed: number;
  /** From submission to the end of the job. */
  readonly seconds: number;
}

const ENDED: ReadonlySet<string> = new Set(['completed', 'partial', 'failed', 'cancelled']);
const POLL_MS = 100;

/** How to follow a job. */
export interface FollowOptions {
  readonly onProgress?: (job: JobProgress) => void;
  readonly signal?: AbortSignal;
  /** @default 100 */
  readonly everyMs?: number;
}

/**
 * Follows a job to its end.
 * @throws Error when the API refuses, or the signal is aborted.
 */
export async function waitForEnd(
  api: BeaconApi,
  jobId: string,
  { onProgress, signal, everyMs = POLL_MS }: FollowOptions = {},
): Promise<JobProgress> {
  for (;;) {
    const job = await api.job(jobId);
    onProgress?.(job);
    if (ENDED.has(job.status)) return job;
    await pause(everyMs, undefined, signal ? { signal } : {});
  }
}

/** What a job that has ended came to, counted over the API. */
export async function figuresOf(
  api: BeaconApi,
  job: Pick<JobProgress, 'id' | 'status' | 'counters'>,
  seconds: number,
): Promise<JobFigures> {
  const cells = new Set<string>();
  const byStatus = new Map<string, number>();
  let executions = 0;
  for await (const execution of api.executions(job.id)) {
    const { region, model_id, question_id, repeat, status } = execution;
    executions += 1;
    cells.add(JSON.stringify([region, model_id, question_id, repeat]));
    byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
  }
  return {
    job_id: job.id,
    status: job.status,
    expected: job.counters.expected,
    executions,
    distinct_cells: cells.size,
    completed: byStatus.get('completed') ?? 0,
    refused: byStatus.get('refused') ?? 0,
    failed: byStatus.get('failed') ?? 0,
    seconds,
  };
}
