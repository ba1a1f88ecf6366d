import type { Schema } from '@beacon/client';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { MatrixFilter } from '../../api/matrix-filter.ts';
import {
  matrixFacetsQuery,
  matrixRowsQuery,
  matrixSummaryQuery,
} from '../../api/matrix-queries.ts';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { Page } from '../../components/page.tsx';
import { LanesPanel } from './lanes-panel.tsx';
import { Legend } from './legend.tsx';
import { MatrixFilters, ClearFilters } from './matrix-filters.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import { apiAddress } from './cell-address.ts';
import { filterOf, hasFilter } from './search.ts';
import { TakeMenus } from './take-menu.tsx';
import css from './matrix-page.module.css';

/** Rows that stand for questions which are not counted yet. */
const BLANK_ROWS = 15;

/** A job's outcomes: questions by models with a mark for each region. */
export function MatrixPage() {
  const { id } = useParams({ from: '/jobs/$id/' });
  const search = useSearch({ from: '/jobs/$id/' });
  const filter = useMemo(() => filterOf(search), [search]);
  const { data, error, refetch } = useQuery(matrixSummaryQuery(id));
  const first = useQuery(matrixRowsQuery(id, filter, 0));
  const isFiltered = hasFilter(search);
  const total = first.data?.total ?? (isFiltered ? null : (data?.total_questions ?? null));
  return (
    <Page
      title="Matrix"
      json={apiAddress(id, filter)}
      actions={<TakeMenus id={id} filter={filter} total={total} />}
    >
      <LanesPanel id={id} />
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {first.error !== null && isFiltered && <ClearFilters />}
      {data === undefined && error === null && <Loading what="the matrix" />}
      {data !== undefined && (
        <Shown
          matrix={data}
          filter={filter}
          total={total}
          blankRows={Math.min(BLANK_ROWS, data.total_questions)}
        />
      )}
    </Page>
  );
}

interface ShownProps {
  readonly matrix: Schema<'MatrixView'>;
  readonly filter: MatrixFilter;
  /** Null while it is counted. */
  readonly total: number | null;
  readonly blankRows: number;
}

function Shown({ matrix, filter, total, blankRows }: ShownProps) {
  const { data: facets = null } = useQuery(matrixFacetsQuery(matrix.job_id, filter));
  return (
    <>
      <MatrixFilters matrix={matrix} facets={facets} total={total} />
      <div className={css.grid}>
        {total === 0 ? (
          <Empty title="No question is left by these filters">
            <ClearFilters />
          </Empty>
        ) : (
          <MatrixGrid
            // Another filter begins at its first question again.
            key={JSON.stringify(filter)}
            matrix={matrix}
            facets={facets}
            filter={filter}
            total={total ?? blankRows}
          />
        )}
        <Legend />
      </div>
    </>
  );
}
