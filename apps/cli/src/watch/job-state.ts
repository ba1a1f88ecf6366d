import type { Schema } from '@beacon/client';

export type Job = Schema<'JobView'>;
export type Lane = Schema<'JobLaneView'>;
export type JobStatus = Job['status'];

const ENDED: ReadonlySet<JobStatus> = new Set(['completed', 'partial', 'failed', 'cancelled']);

/** Whether a job has ended. */
export function hasEnded({ status }: Pick<Job, 'status'>): boolean {
  return ENDED.has(status);
}

/** The exit code of a command that waits for a job: 0 when it completed, 1 when it is partial, failed or cancelled. */
export function exitCodeOf({ status }: Pick<Job, 'status'>): 0 | 1 {
  return status === 'completed' ? 0 : 1;
}

/** A lane of a job, as it is named on a line. */
export function laneName({ region, model_id: model }: Pick<Lane, 'region' | 'model_id'>): string {
  return `${region} ${model}`;
}

/** Whether a lane has nothing left to do for the job. */
export function isDone({ recorded, expected, retrying }: Lane): boolean {
  return recorded >= expected && retrying === 0;
}
