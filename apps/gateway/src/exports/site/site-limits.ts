import { isTerminal } from '@beacon/domain';
import { readSourceJob, readStoredSize } from '@beacon/persistence';
import type { Job } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiError } from '../../http/errors/api-error.js';
import { judgingJobRefusal } from '../../job-access/measured-job.guard.js';
import { requireOutcomeState } from '../../job-access/outcome-state.js';

/** What a browser opens as one page without trouble. */
export const SITE_LIMITS = { executions: 20_000, answerBytes: 64 * 1024 * 1024 } as const;

/**
 * Refuses what cannot be published as one page.
 * @throws ApiError 409 for a job that runs or judges another, 422 for one that is too large.
 */
export async function requirePublishable(
  em: EntityManager,
  { id }: Pick<Job, 'id'>,
  withAnswers: boolean,
): Promise<void> {
  const source = await readSourceJob(em, id);
  if (source !== null) throw judgingJobRefusal(source);
  const { status, isRunning } = await requireOutcomeState(em, id);
  if (!isTerminal(status) || isRunning) {
    throw ApiError.conflict(
      'job_running',
      `the job is ${status}: it can be published when it has ended`,
    );
  }
  const { executions, answerBytes } = await readStoredSize(em, id);
  if (executions > SITE_LIMITS.executions) throw tooLarge(`${executions} executions`, TABLES);
  if (withAnswers && answerBytes > SITE_LIMITS.answerBytes)
    throw tooLarge(
      `${Math.ceil(answerBytes / 1_048_576)} MiB of answers`,
      `text=false leaves the answers out; ${TABLES}`,
    );
}

const TABLES =
  'format=html makes the report of any job, format=jsonl and format=parquet its whole table';

function tooLarge(what: string, instead: string): ApiError {
  const most = `${SITE_LIMITS.executions} executions and ${SITE_LIMITS.answerBytes / 1_048_576} MiB of answers`;
  return new ApiError(422, {
    error: 'site_too_large',
    code: 'site_too_large',
    message: `the job has ${what}, and a page holds ${most}: ${instead}`,
  });
}
