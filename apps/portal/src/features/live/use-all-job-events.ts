import type { Schema } from '@beacon/client';
import { useQueryClient } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { JOB_EVENTS, readBatch } from './events.ts';
import type { ExecutionEntry } from './events.ts';
import type { LiveStatus } from './live-status.ts';
import { patchJobList } from './patch-job-list.ts';
import { StaleMarks } from './stale-marks.ts';
import { useLive } from './use-live.ts';

const TYPES = ['executions', ...JOB_EVENTS];
const URL_OF_ALL = `/api/v1/events?batch_ms=1000&types=${['execution.recorded', ...JOB_EVENTS].join(',')}`;
const RECOUNT_MS = 10_000;
const SOON_MS = 250;

type JobPages = InfiniteData<Schema<'JobListView'>>;

/** Keeps every list of jobs current (`jobPagesQuery`) by the events of all jobs. */
export function useAllJobEvents(): LiveStatus {
  const client = useQueryClient();
  const marks = useMemo(
    () => new StaleMarks<'jobs'>(() => void client.invalidateQueries({ queryKey: ['jobs'] })),
    [client],
  );
  useEffect(() => () => marks.stop(), [marks]);
  const onExecutions = (entries: readonly ExecutionEntry[]): void => {
    client.setQueriesData<JobPages>(
      { queryKey: ['jobs'] },
      (list) => list && { ...list, pages: list.pages.map((page) => patchJobList(page, entries)) },
    );
    marks.mark('jobs', RECOUNT_MS * (0.75 + Math.random() / 2));
  };
  return useLive(URL_OF_ALL, TYPES, {
    onGap: () => marks.mark('jobs', 0),
    onEvent: (type, data) => {
      if (type === 'executions') onExecutions(readBatch(data));
      else marks.mark('jobs', SOON_MS);
    },
  });
}
