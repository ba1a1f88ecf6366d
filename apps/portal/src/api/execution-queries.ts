import { dataOf } from '@beacon/client';
import type { paths } from '@beacon/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import { jobKey } from './queries.ts';

/** What a list of a job's executions may be asked for. */
type ExecutionListQuery = NonNullable<
  paths['/api/v1/jobs/{id}/executions/all']['get']['parameters']['query']
>;

export const executionsQuery = (jobId: string, query: ExecutionListQuery) =>
  queryOptions({
    queryKey: [...jobKey(jobId), 'executions', query],
    queryFn: ({ signal }) =>
      dataOf(
        api.GET('/api/v1/jobs/{id}/executions/all', {
          params: { path: { id: jobId }, query },
          signal,
        }),
      ),
  });

/** The same, page by page. */
export const executionPagesQuery = (jobId: string, query: Omit<ExecutionListQuery, 'cursor'>) =>
  infiniteQueryOptions({
    queryKey: [...jobKey(jobId), 'execution pages', query],
    queryFn: ({ pageParam, signal }) =>
      dataOf(
        api.GET('/api/v1/jobs/{id}/executions/all', {
          params: {
            path: { id: jobId },
            query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor: next }) => next,
  });

export const executionQuery = (jobId: string, id: number) =>
  queryOptions({
    queryKey: [...jobKey(jobId), 'execution', id],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/executions/{id}', { params: { path: { id: String(id) } }, signal })),
  });

export const attemptsQuery = (jobId: string, id: number) =>
  queryOptions({
    queryKey: [...jobKey(jobId), 'attempts', id],
    queryFn: ({ signal }) =>
      dataOf(
        api.GET('/api/v1/executions/{id}/attempts', {
          params: { path: { id: String(id) } },
          signal,
        }),
      ),
  });

export const outcomesQuery = (jobId: string, id: number) =>
  queryOptions({
    queryKey: [...jobKey(jobId), 'outcomes', id],
    queryFn: ({ signal }) =>
      dataOf(
        api.GET('/api/v1/executions/{id}/outcomes', {
          params: { path: { id: String(id) } },
          signal,
        }),
      ),
  });

/** The regions' answers to one question of one model; the question is null for the job's own prompt. */
export const comparisonQuery = (jobId: string, modelId: string, questionId: string | null) =>
  queryOptions({
    queryKey: [...jobKey(jobId), 'compare', modelId, questionId],
    queryFn: ({ signal }) =>
      dataOf(
        api.GET('/api/v1/jobs/{id}/compare', {
          params: {
            path: { id: jobId },
            query: {
              model_id: modelId,
              ...(questionId === null ? {} : { question_id: questionId }),
            },
          },
          signal,
        }),
      ),
  });
