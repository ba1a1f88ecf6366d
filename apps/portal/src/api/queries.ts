import { dataOf } from '@beacon/client';
import type { paths } from '@beacon/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
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

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: [...jobKey(id), 'job'],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/jobs/{id}', { params: { path: { id } }, signal })),
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
