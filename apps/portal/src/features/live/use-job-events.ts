import { hashKey, useQueryClient } from '@tanstack/react-query';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Schema } from '@beacon/client';
import { isFiltered, matrixKeys, matrixSummaryQuery } from '../../api/matrix-queries.ts';
import { jobKey, jobQuery } from '../../api/queries.ts';
import { JOB_EVENTS, OUTCOME_EVENTS, readBatch, readLaneChange } from './events.ts';
import type { ExecutionEntry } from './events.ts';
import type { LiveStatus } from './live-status.ts';
import { isFirst, patchJob, patchLaneChange, patchSummary, withTallies } from './patch-job.ts';
import { byQuestion, patchMatrix } from './patch-matrix.ts';
import { forgetRecent, recentOf } from './recent-executions.ts';
import { StaleMarks } from './stale-marks.ts';
import { useLive } from './use-live.ts';

/** A page cannot draw more often than that anyway. */
const BATCH_MS = 500;
/** What is counted up from events is compared with what the gateway counts, so often at most while events come. */
const RECOUNT_MS = 10_000;
const SOON_MS = 250;

const TYPES = ['executions', 'lane.changed', 'execution.outcome_changed', ...JOB_EVENTS];

/** What of a job is read again: its counts and what is made of them, the job itself, its matrix's rows, or everything. */
type Stale = 'counts' | 'job' | 'rows' | 'everything';

/** Keeps everything that is read of a job current by its events. To be used once on a page; pages of a job have it in their head. */
export function useJobEvents(id: string, isKnown: boolean): LiveStatus {
  const client = useQueryClient();
  const marks = useMemo(
    () => new StaleMarks<Stale>((stale) => readAgain(client, id, stale)),
    [client, id],
  );
  useEffect(
    () => () => {
      marks.stop();
      forgetRecent(id);
    },
    [marks, id],
  );
  const url = isKnown ? `/api/v1/jobs/${encodeURIComponent(id)}/events?batch_ms=${BATCH_MS}` : null;
  return useLive(url, TYPES, {
    onGap: () => {
      recentOf(id).clear();
      marks.mark('everything', 0);
    },
    onEvent: (type, data) => {
      if (type === 'executions') onExecutions(client, id, readBatch(data), marks);
      else if (type === 'lane.changed') onLane(client, id, data, marks);
      else onJobEvent(id, type, marks);
    },
  });
}

function onJobEvent(id: string, type: string, marks: StaleMarks<Stale>): void {
  if (OUTCOME_EVENTS.some((name) => name === type)) recentOf(id).clear();
  marks.mark('everything', SOON_MS);
}

function onLane(client: QueryClient, id: string, data: string, marks: StaleMarks<Stale>): void {
  const change = readLaneChange(data);
  const key = jobQuery(id).queryKey;
  const job = client.getQueryData(key);
  if (change === null || job === undefined) return;
  const patched = patchLaneChange(job, change);
  if (patched === job) return;
  client.setQueryData(key, patched);
  if (change.to_status !== 'open') marks.mark('job', SOON_MS);
}

function onExecutions(
  client: QueryClient,
  id: string,
  entries: readonly ExecutionEntry[],
  marks: StaleMarks<Stale>,
): void {
  const fresh = recentOf(id).add(entries);
  if (fresh.length === 0) return;
  client.setQueryData(jobQuery(id).queryKey, (job) => job && patchJob(job, fresh));
  client.setQueryData(
    matrixSummaryQuery(id).queryKey,
    (matrix) => matrix && { ...matrix, summary: patchSummary(matrix.summary, fresh) },
  );
  if (patchRows(client, id, fresh)) marks.mark('rows', SOON_MS);
  // Jitter: the pages of many readers do not all ask at the same moment.
  const within = RECOUNT_MS * (0.75 + Math.random() / 2);
  marks.mark('counts', fresh.every(isFirst) ? within : SOON_MS * 4);
}

/** Whether something has to be read again. */
function patchRows(client: QueryClient, id: string, entries: readonly ExecutionEntry[]): boolean {
  const questions = byQuestion(entries);
  let isStale = false;
  client.setQueriesData<Schema<'MatrixView'>>({ queryKey: matrixKeys.rows(id) }, (matrix) => {
    if (matrix === undefined) return matrix;
    const patched = patchMatrix(matrix, questions);
    isStale ||= patched.isStale;
    return patched.matrix;
  });
  return isStale;
}

function readAgain(client: QueryClient, id: string, stale: Stale): void {
  switch (stale) {
    case 'everything':
      void client.invalidateQueries({ queryKey: jobKey(id) });
      return;
    case 'rows':
      void client.invalidateQueries({ queryKey: matrixKeys.rows(id) });
      return;
    case 'job':
      void client.invalidateQueries({ queryKey: jobQuery(id).queryKey });
      return;
    case 'counts':
      void recount(client, id);
      void client.invalidateQueries({
        queryKey: jobKey(id),
        predicate: ({ queryKey }) => isOfCounts(id, queryKey),
      });
  }
}

/** A job is read with all its questions, which can be megabytes: its counts alone come with those of the matrix. */
async function recount(client: QueryClient, id: string): Promise<void> {
  try {
    const { summary } = await client.fetchQuery({ ...matrixSummaryQuery(id), staleTime: 0 });
    client.setQueryData(jobQuery(id).queryKey, (job) => job && withTallies(job, summary));
  } catch {
    // The gateway is away: the stream breaks as well, and everything is read when it is back.
  }
}

/** What is made of a job's executions, but for what is counted up from events or counted again already. */
function isOfCounts(id: string, key: QueryKey): boolean {
  const others = [jobQuery(id).queryKey, matrixSummaryQuery(id).queryKey];
  if (others.some((other) => hashKey(other) === hashKey(key))) return false;
  // Rows without a filter are exact already; which rows a filter leaves is known to the gateway only.
  return !matrixKeys.isRows(key) || isFiltered(key);
}
