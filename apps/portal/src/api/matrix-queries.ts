import { dataOf } from '@beacon/client';
import type { Schema } from '@beacon/client';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { recentOf } from '../features/live/recent-executions.ts';
import type { MatrixFilter } from './matrix-filter.ts';
import { PAGE_ROWS } from '../lib/matrix-pages.ts';
import { api } from './client.ts';
import { jobKey } from './queries.ts';

/** Pages that have scrolled away are let go after a while: a job may have a thousand. */
const KEEP_ROWS_MS = 60_000;

/** Keys of what a job's matrix is read by. */
export const matrixKeys = {
  summary: (id: string) => [...jobKey(id), 'matrix-summary'] as const,
  facets: (id: string) => [...jobKey(id), 'matrix-facets'] as const,
  rows: (id: string) => [...jobKey(id), 'matrix-rows'] as const,
  isRows: (key: readonly unknown[]): boolean => key[2] === 'matrix-rows',
};

/** Whether the rows under a key are those that a filter leaves, or in an order of their own. */
export function isFiltered(key: readonly unknown[]): boolean {
  const filter = key[3];
  return typeof filter === 'object' && filter !== null && Object.keys(filter).length > 0;
}

/** Models, regions and rates over the whole job: without rows. */
export const matrixSummaryQuery = (id: string) =>
  queryOptions({
    queryKey: matrixKeys.summary(id),
    queryFn: ({ signal }) => readMatrix(id, { limit: 1 }, signal),
  });

/** What each filter would leave, which takes a while in a large job. */
export const matrixFacetsQuery = (id: string, filter: MatrixFilter) =>
  queryOptions({
    queryKey: [...matrixKeys.facets(id), filter],
    queryFn: async ({ signal }) => {
      const matrix = await readMatrix(id, { ...filter, limit: 1, include: 'facets' }, signal);
      return matrix.facets ?? null;
    },
    // While another filter is read its counts stay, so that menus do not jump.
    placeholderData: keepPreviousData,
  });

/** A page of rows. What is older than the events that came already is completed by them. */
export const matrixRowsQuery = (id: string, filter: MatrixFilter, offset: number) =>
  queryOptions({
    queryKey: [...matrixKeys.rows(id), filter, offset],
    queryFn: async ({ signal }) => {
      const matrix = await readMatrix(id, { ...filter, offset, limit: PAGE_ROWS }, signal);
      return recentOf(id).complete(matrix);
    },
    gcTime: KEEP_ROWS_MS,
  });

/** Reads a page of a matrix once. */
export async function readMatrix(
  id: string,
  query: MatrixFilter & {
    readonly offset?: number;
    readonly limit?: number;
    readonly include?: 'facets';
  },
  signal?: AbortSignal,
): Promise<Schema<'MatrixView'>> {
  return dataOf(
    api.GET('/api/v1/jobs/{id}/matrix', {
      params: { path: { id }, query: { ...query } },
      ...(signal === undefined ? {} : { signal }),
    }),
  );
}
