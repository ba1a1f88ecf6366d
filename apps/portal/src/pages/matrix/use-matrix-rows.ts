import type { Schema } from '@beacon/client';
import { useQueries } from '@tanstack/react-query';
import { matrixRowsQuery } from '../../api/matrix-queries.ts';
import type { MatrixFilter } from '../../api/matrix-filter.ts';
import { offsetsOf } from '../../lib/matrix-pages.ts';

export type MatrixRow = Schema<'MatrixQuestionView'>;

interface Wanted {
  readonly id: string;
  readonly filter: MatrixFilter;
  readonly pageRows: number;
  readonly first: number;
  readonly last: number;
}

export interface MatrixRows {
  /** Undefined while it is being read. */
  readonly rowAt: (index: number) => MatrixRow | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Rows of a matrix: the pages that are in view are read. */
export function useMatrixRows({ id, filter, pageRows, first, last }: Wanted): MatrixRows {
  const offsets = offsetsOf(first, last, pageRows);
  const pages = useQueries({
    queries: offsets.map((offset) => matrixRowsQuery(id, filter, offset)),
  });
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
