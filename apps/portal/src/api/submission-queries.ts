import { ApiRefusedError, dataOf } from '@beacon/client';
import type { ErrorBody, Schema } from '@beacon/client';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

/**
 * A body that goes out as the text that it is: what a person typed or pasted is judged by the gateway, not mended here. The typed
 * client wants a body of the right type beside it, which is not sent.
 */
const asText = (text: string) => ({
  body: { benchmark: { name: '' } },
  bodySerializer: () => text,
});

/** A plan, or what the gateway says against the body. */
export type PlanAnswer =
  | { readonly plan: Schema<'PlanView'>; readonly refusal: null }
  | { readonly plan: null; readonly refusal: ErrorBody };

/**
 * What a job would take and show. The request before is aborted when the body changes, and its answer stands until the next one is
 * there; `about` comes back with the answer, since it belongs to that body.
 */
export const planQuery = <About>(body: string, about: About) =>
  queryOptions({
    queryKey: ['plan', body],
    queryFn: async ({ signal }): Promise<PlanAnswer & { readonly about: About }> => {
      try {
        const plan = await dataOf(api.POST('/api/v1/jobs/plan', { ...asText(body), signal }));
        return { plan, refusal: null, about };
      } catch (error) {
        // What is wrong with what a person enters is an answer like any other.
        if (isRefusal(error)) return { plan: null, refusal: error.body, about };
        throw error;
      }
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    // Bodies may be large, and there is one for every change.
    gcTime: 10_000,
  });

/** Whether the gateway refused the body for what stands in it: something wrong, or the id of another job. */
export function isRefusal(error: unknown): error is ApiRefusedError {
  return error instanceof ApiRefusedError && (error.status === 400 || isTaken(error));
}

/** Whether there is another job of that id. */
export function isTaken(error: unknown): boolean {
  return error instanceof ApiRefusedError && error.body.error_code === 'job_exists';
}

/** Submits a job; the same body under the same key makes one job. */
export function submitJob(
  body: string,
  key: string,
): Promise<Schema<'AcceptedJobView'> | Schema<'RepeatedJobView'>> {
  return dataOf(
    api.POST('/api/v1/jobs', {
      ...asText(body),
      params: { header: { 'Idempotency-Key': key } },
    }),
  );
}

/** What makes the same job again. */
export const specificationQuery = (id: string) =>
  queryOptions({
    queryKey: ['job', id, 'specification'],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/jobs/{id}/specification', { params: { path: { id } }, signal })),
  });
