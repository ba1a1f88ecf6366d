import { dataOf } from '@beacon/client';
import type { paths } from '@beacon/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import { jobKey } from './queries.ts';

type Ok<Path extends 'verdict' | 'content'> =
  paths[`/api/v1/jobs/{id}/${Path}`]['get']['responses'][200]['content']['application/json'];

/** The verdict of a job, as the API gives it. */
export type Verdict = Ok<'verdict'>;
export type ModelVerdict = Verdict['models'][number];
export type Endpoint = keyof ModelVerdict['endpoints'];
export type EndpointVerdict = ModelVerdict['endpoints'][Endpoint];
export type Pair = EndpointVerdict['pairs'][number];
export type Conclusion = Verdict['conclusion'];
/** What is concluded of anything, arms among them. */
export type ShownConclusion = Conclusion | 'confounded';

/** What answers say by region, as the API gives it. */
export type Content = Ok<'content'>;
export type ModelContent = Content['models'][number];

/** What the classifier is known to find. */
export type Calibration =
  paths['/api/v1/calibration']['get']['responses'][200]['content']['application/json'];

export type ContentQuery = NonNullable<
  paths['/api/v1/jobs/{id}/content']['get']['parameters']['query']
>;

export const contentQuery = (id: string, query: ContentQuery) =>
  queryOptions({
    queryKey: [...jobKey(id), 'content', query],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/jobs/{id}/content', { params: { path: { id }, query }, signal })),
  });

export const calibrationQuery = queryOptions({
  queryKey: ['calibration'],
  queryFn: ({ signal }) => dataOf(api.GET('/api/v1/calibration', { signal })),
  staleTime: Infinity,
});

/** Questions that came out differently in the regions, for one model, as many as a page of it shows. */
export const differingQuery = (jobId: string, modelId: string, limit: number) =>
  queryOptions({
    queryKey: [...jobKey(jobId), 'differing', modelId, limit],
    queryFn: ({ signal }) =>
      dataOf(
        api.GET('/api/v1/jobs/{id}/matrix', {
          params: {
            path: { id: jobId },
            query: { differs: 'true', model_id: [modelId], limit },
          },
          signal,
        }),
      ),
  });
