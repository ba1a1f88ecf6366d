import { dataOf } from '@beacon/client';
import type { paths } from '@beacon/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import { jobKey } from './queries.ts';

type Route = paths['/api/v1/jobs/{id}/arms']['get'];

/** A job by one of its arms, as the API gives it. */
export type ArmComparison = Route['responses'][200]['content']['application/json'];
/** Two levels of an arm, for one model. */
export type LevelPair = ArmComparison['pairs'][number];
export type ArmKind = ArmComparison['arm'];
export type ArmsQuery = NonNullable<Route['parameters']['query']>;

export const armsQuery = (id: string, query: ArmsQuery) =>
  queryOptions({
    queryKey: [...jobKey(id), 'arms', query],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/jobs/{id}/arms', { params: { path: { id }, query }, signal })),
  });
