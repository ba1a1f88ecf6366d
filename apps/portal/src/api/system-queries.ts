import { dataOf } from '@beacon/client';
import type { Schema } from '@beacon/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

/** Keys of all that the page about the system shows. */
export const SYSTEM_KEY = ['system'] as const;
const PERIOD_MS = 10_000;

/** Read again every ten seconds while somebody looks, and at once when somebody looks again. */
export const KEPT_CURRENT = {
  refetchInterval: PERIOD_MS,
  refetchIntervalInBackground: false,
  refetchOnWindowFocus: true,
} as const;

export const healthQuery = queryOptions({
  queryKey: [...SYSTEM_KEY, 'health'],
  queryFn: ({ signal }) => dataOf(healthAnswer(api.GET('/health', { signal }))),
  ...KEPT_CURRENT,
});

export const executorsQuery = queryOptions({
  queryKey: [...SYSTEM_KEY, 'executors'],
  queryFn: ({ signal }) => dataOf(api.GET('/api/v1/executors', { signal })),
  ...KEPT_CURRENT,
});

export const lanesQuery = queryOptions({
  queryKey: [...SYSTEM_KEY, 'lanes'],
  queryFn: ({ signal }) => dataOf(api.GET('/api/v1/lanes', { signal })),
  ...KEPT_CURRENT,
});

export const laneQuery = (region: string, modelId: string) =>
  queryOptions({
    queryKey: [...SYSTEM_KEY, 'lane', region, modelId],
    queryFn: ({ signal }) =>
      dataOf(
        api.GET('/api/v1/lanes/{region}/{model_id}', {
          params: { path: { region, model_id: modelId } },
          signal,
        }),
      ),
    ...KEPT_CURRENT,
  });

export const consumersQuery = queryOptions({
  queryKey: [...SYSTEM_KEY, 'consumers'],
  queryFn: ({ signal }) => dataOf(api.GET('/api/v1/consumers', { signal })),
  ...KEPT_CURRENT,
});

interface Answer {
  readonly data?: Schema<'HealthView'>;
  readonly error?: unknown;
  readonly response: Response;
}

/** A gateway that is unhealthy says so with 503, and says what is away: that is an answer, too. */
async function healthAnswer(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  const { data, error, response } = answer;
  if (data !== undefined || !isHealth(error)) return answer;
  return { data: error, response: new Response(null, { headers: response.headers }) };
}

function isHealth(value: unknown): value is Schema<'HealthView'> {
  return typeof value === 'object' && value !== null && 'services' in value && 'process' in value;
}
