import { manyOf, textOf } from '../../lib/search.ts';
import { JOB_STATUSES } from '../../lib/outcomes.ts';
import type { JobStatus } from '../../lib/outcomes.ts';

/** What the list of jobs shows. */
export interface JobsSearch {
  readonly q?: string | undefined;
  readonly status?: readonly JobStatus[] | undefined;
}

export function readJobsSearch(search: Record<string, unknown>): JobsSearch {
  const status = manyOf(search['status'], JOB_STATUSES);
  return { q: textOf(search['q']), status: status.length === 0 ? undefined : status };
}
