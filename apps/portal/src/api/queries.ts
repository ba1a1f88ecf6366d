import { dataOf } from '@beacon/client';
import type { paths } from '@beacon/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { isEndDue } from '../lib/outcomes.ts';
import { api } from './client.ts';

/** What a list of jobs may be asked for. */
type JobListQuery = NonNullable<paths['/api/v1/jobs']['get']['parameters']['query']>;
/** What a verdict may be asked for. */
export type VerdictQuery = NonNullable<
  paths['/api/v1/jobs/{id}/verdict']['get']['parameters']['query']
>;

/** Keys start with `job` and the job's id, so that an event of that job marks them all as stale. */
export const jobKey = (id: string): readonly ['job', string] => ['job', id];

/** The list of jobs, page by page; keys start with `jobs`, so that an event of any job marks them as stale. */
export const jobPagesQuery = (query: Omit<JobListQuery, 'cursor'>) =>
  infiniteQueryOptions({
    queryKey: ['jobs', query],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        api.GET('/api/v1/jobs', {
          params: { query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor: next }) => next,
  });

/** A job of which everything is recorded ends within a second; its event can be lost where a proxy buffers, or a gateway ends. */
const END_IS_DUE_MS = 5_000;

/** A job without its questions, of which a large one has megabytes. One whose end is due is read until it has ended. */
export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: [...jobKey(id), 'job'],
    queryFn: ({ signal }) => {
      const params = { path: { id }, query: { questions: 'false' } } as const;
      return dataOf(api.GET('/api/v1/jobs/{id}', { params, signal }));
    },
    refetchInterval: ({ state: { data: job } }) =>
      job !== undefined && isEndDue(job) ? END_IS_DUE_MS : false,
  });

/** The questions of a job; none where it asks its own prompt. */
export const jobQuestionsQuery = (id: string) =>
  queryOptions({
    // Not under the job's key: what is counted again as events come is not to read them.
    queryKey: ['job-questions', id],
    staleTime: 0,
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const { job } = await dataOf(
        api.GET('/api/v1/jobs/{id}', { params: { path: { id } }, signal }),
      );
      return job.questions ?? [];
    },
  });

export const verdictQuery = (id: string, query: VerdictQuery = {}) =>
  queryOptions({
    queryKey: [...jobKey(id), 'verdict', query],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/jobs/{id}/verdict', { params: { path: { id }, query }, signal })),
  });

export const questionsQuery = queryOptions({
  queryKey: ['questions'],
  queryFn: ({ signal }) => dataOf(api.GET('/api/v1/questions', { signal })),
  staleTime: Infinity,
});

export const regionsQuery = queryOptions({
  queryKey: ['regions'],
  queryFn: ({ signal }) => dataOf(api.GET('/api/v1/regions', { signal })),
  staleTime: Infinity,
});

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => dataOf(api.GET('/api/v1/models', { signal })),
  staleTime: Infinity,
});
