import type { Schema } from '@beacon/client';
import type { ExecutionEntry } from './events.ts';
import { isFirst } from './patch-job.ts';

type Item = Schema<'JobListItemView'>;
type Counters = Item['counters'];

const STATUSES = ['completed', 'refused', 'failed', 'cancelled'] as const;

/** A list of jobs with executions counted in. */
export function patchJobList(
  list: Schema<'JobListView'>,
  entries: readonly ExecutionEntry[],
): Schema<'JobListView'> {
  const byJob = Map.groupBy(entries.filter(isFirst), ({ job_id: id }) => id);
  return { ...list, jobs: list.jobs.map((job) => patchItem(job, byJob.get(job.id) ?? [])) };
}

function patchItem(job: Item, entries: readonly ExecutionEntry[]): Item {
  const counted = entries.slice(0, Math.max(0, job.expected - job.recorded));
  if (counted.length === 0) return job;
  const recorded = job.recorded + counted.length;
  return { ...job, recorded, counters: patchCounters(job.counters, recorded, counted) };
}

function patchCounters(
  counters: Counters,
  recorded: number,
  entries: readonly ExecutionEntry[],
): Counters {
  const ended = STATUSES.map((status) => {
    const more = entries.filter((entry) => entry.status === status).length;
    return [status, counters[status] + more] as const;
  });
  return {
    ...counters,
    ...(Object.fromEntries(ended) as Record<(typeof STATUSES)[number], number>),
    quarantined: counters.quarantined + entries.filter(({ quarantine }) => quarantine).length,
    planned: Math.max(counters.planned, recorded),
    recorded,
    pending: counters.expected - recorded,
  };
}
