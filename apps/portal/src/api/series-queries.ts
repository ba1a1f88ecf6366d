import { dataOf } from '@beacon/client';
import type { Schema } from '@beacon/client';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

export type Series = Schema<'SeriesView'>;
export type SeriesRun = Schema<'SeriesRunView'>;
export type Look = NonNullable<SeriesRun['look']>;

/** How often what goes on is read again, in milliseconds: no event tells of series. */
const AGAIN_MS = 3_000;
const PAGE = 50;

export const seriesPagesQuery = infiniteQueryOptions({
  queryKey: ['series'],
  queryFn: ({ pageParam, signal }) =>
    dataOf(api.GET('/api/v1/series', { params: { query: pageOf(pageParam) }, signal })),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next_cursor: next }) => next,
  refetchInterval: AGAIN_MS,
});

export const seriesQuery = (id: string) =>
  queryOptions({
    queryKey: ['series', id],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/series/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.status === 'ended' ? false : AGAIN_MS),
  });

/** The runs of a series, the last first, page by page. One more is another key, so that it is read. */
export const seriesRunsQuery = ({ id, runs }: Series, limit = PAGE) =>
  infiniteQueryOptions({
    queryKey: ['series', id, runs, limit],
    queryFn: ({ pageParam, signal }) => {
      const params = { path: { id }, query: pageOf(pageParam, limit) };
      return dataOf(api.GET('/api/v1/series/{id}/runs', { params, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor: next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => againAfter(state.data?.pages[0]?.runs[0]),
  });

function pageOf(
  cursor: string | null,
  limit = PAGE,
): { readonly limit: number; readonly cursor?: string } {
  return cursor === null ? { limit } : { limit, cursor };
}

/** Until the last run was looked at, or never will be. */
function againAfter(last: SeriesRun | undefined): number | false {
  return last !== undefined && last.look == null && last.failure === null && AGAIN_MS;
}
