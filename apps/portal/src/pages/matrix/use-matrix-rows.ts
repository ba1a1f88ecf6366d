import type { Schema } from '@beacon/client';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { matrixRowsQuery } from '../../api/matrix-queries.ts';
import type { MatrixFilter } from '../../api/matrix-filter.ts';
import { offsetsOf } from '../../lib/matrix-pages.ts';
import { useQuiet } from './use-quiet.ts';

export type MatrixRow = Schema<'MatrixQuestionView'>;

interface Wanted {
  readonly id: string;
  readonly filter: MatrixFilter;
  readonly pageRows: number;
  readonly total: number;
  readonly first: number;
  readonly last: number;
}

export interface MatrixRows {
  /** Undefined while it is being read. */
  readonly rowAt: (index: number) => MatrixRow | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Rows beyond what is in view whose page is read already, so that it is there when one comes to it. */
const AHEAD = 25;

/** Rows of a matrix: the pages that are in view are read, and those that one is about to come to. Pages that fly by are not. */
export function useMatrixRows(wanted: Wanted): MatrixRows {
  const { id, filter, pageRows, total, first, last } = wanted;
  const key = offsetsOf(
    Math.max(0, first - AHEAD),
    Math.min(total - 1, last + AHEAD),
    pageRows,
  ).join();
  const settled = useQuiet(key);
  const offsets = useMemo(() => key.split(',').map(Number), [key]);
  const queries = useMemo(() => {
    const read = settled.split(',').map(Number);
    // One that is not read shows what it has from before.
    return offsets.map((offset) => ({
      ...matrixRowsQuery(id, filter, offset),
      enabled: read.includes(offset),
    }));
  }, [id, filter, offsets, settled]);
  const pages = useQueries({ queries });
  return {
    rowAt: (index) => {
      const offset = Math.floor(index / pageRows) * pageRows;
      return pages[offsets.indexOf(offset)]?.data?.questions[index - offset];
    },
    error: pages.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const page of pages) if (page.error !== null) void page.refetch();
    },
  };
}
