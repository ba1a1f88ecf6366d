import { JOB_STATUSES } from '../../lib/outcomes.ts';
import type { JobStatus } from '../../lib/outcomes.ts';
import { manyOf, oneOf, textOf } from '../../lib/search.ts';

const ARCHIVED = ['true', 'all'] as const;

/** What the list of jobs shows. */
export interface JobsSearch {
  readonly q?: string | undefined;
  readonly status?: readonly JobStatus[] | undefined;
  /** Absent: what is not archived. */
  readonly archived?: (typeof ARCHIVED)[number] | undefined;
}

export function readJobsSearch(search: Record<string, unknown>): JobsSearch {
  const status = manyOf(search['status'], JOB_STATUSES);
  return {
    q: textOf(search['q']),
    status: status.length === 0 ? undefined : status,
    archived: oneOf(search['archived'], ARCHIVED),
  };
}

/** The same as the API asks for it, but for the page. */
export function jobListQueryOf({ q, status, archived }: JobsSearch): {
  readonly q?: string;
  readonly status?: string;
  readonly archived?: 'true' | 'all';
  readonly include: 'simulated';
} {
  return {
    include: 'simulated',
    ...(q === undefined ? {} : { q }),
    ...(status === undefined ? {} : { status: status.join(',') }),
    ...(archived === undefined ? {} : { archived }),
  };
}
