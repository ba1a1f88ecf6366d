import { dataOf } from '@beacon/client';
import type { paths } from '@beacon/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import { jobKey } from './queries.ts';

type Route = paths['/api/v1/jobs/{id}/comparison']['get'];

/** Two jobs compared, before and after, as the API gives it. */
export type JobComparison = Route['responses'][200]['content']['application/json'];
/** A model in a region, asked by both jobs. */
export type ComparedLane = JobComparison['lanes'][number];
export type ComparedJob = JobComparison['before'];
export type JobComparisonQuery = Route['parameters']['query'];

export const jobComparisonQuery = (id: string, query: JobComparisonQuery) =>
  queryOptions({
    queryKey: [...jobKey(id), 'comparison', query],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/jobs/{id}/comparison', { params: { path: { id }, query }, signal })),
  });
