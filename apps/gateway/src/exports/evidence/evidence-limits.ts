import { readSourceJob } from '@beacon/persistence';
import type { LogStanding } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiError } from '../../http/errors/api-error.js';
import { judgingJobRefusal } from '../../job-access/measured-job.guard.js';
import { requireOutcomeState } from '../../job-access/outcome-state.js';

const RETRY_AFTER_SECONDS = '2';

/**
 * Refuses what judges another job, and what has not ended.
 * @throws ApiError 409.
 */
export async function requireEnded(em: EntityManager, jobId: string): Promise<void> {
  const source = await readSourceJob(em, jobId);
  if (source !== null) throw judgingJobRefusal(source);
  const { status, isRunning } = await requireOutcomeState(em, jobId);
  if (!isRunning) return;
  const message = `the job is ${status}: its log is sealed when it has ended`;
  throw ApiError.conflict('job_running', message);
}

/**
 * Refuses a log that nobody could verify.
 * @throws ApiError 409 when the job was never registered, or its log is not sealed yet.
 */
export function requireSealed(log: LogStanding | null): LogStanding {
  if (log === null) {
    const message = 'the job was accepted before jobs were registered: it has no log';
    throw ApiError.conflict('not_registered', message);
  }
  if (log.isWhole && log.size > 0 && log.sealedSize === log.size) return log;
  throw new ApiError(409, {
    error: 'not_sealed',
    code: 'not_sealed',
    message: 'the log of the job is not sealed yet: ask again in some seconds',
    headers: { 'retry-after': RETRY_AFTER_SECONDS },
  });
}
