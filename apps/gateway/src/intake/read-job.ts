import { normaliseJob } from './specification/normalise.js';
import type { Catalogue, JobLimits, JobSpec, QuestionBank } from '@beacon/domain';
import { ApiError } from '../http/errors/api-error.js';

/** A body that is accepted as a job. */
export interface ReadJob {
  /** Null when the submitter chose none. */
  readonly id: string | null;
  readonly spec: JobSpec;
}

/**
 * Reads the body of a submission.
 * @throws ApiError 400 with everything that is wrong with it.
 */
export function readJob(
  body: unknown,
  against: {
    readonly catalogue: Catalogue;
    readonly bank: QuestionBank;
    readonly limits: JobLimits;
  },
): ReadJob {
  const job = normaliseJob(body, against);
  if (job.ok) return job;
  const [first, ...rest] = job.problems;
  if (first === undefined) throw new Error('a job was refused without a problem');
  throw ApiError.validation([first, ...rest]);
}
