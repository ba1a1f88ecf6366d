import type { Schema } from '@beacon/client';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { formatNumber } from '../../lib/format.ts';
import { CELL_STATUSES, OUTCOMES, OUTCOME_STYLES } from '../../lib/outcomes.ts';
import { FilterMenu } from './filter-menu.tsx';
import { NO_CATEGORY, ORDERS, hasFilter, toggled } from './search.ts';
import type { MatrixSearch } from './search.ts';
import css from './matrix-filters.module.css';

const ORDER_NAMES: Readonly<Record<(typeof ORDERS)[number], string>> = {
  differing: 'differing first',
  refusal_rate: 'most refused first',
  category: 'by category',
};

interface Props {
  readonly matrix: Schema<'MatrixView'>;
  /** Null while they are counted. */
  readonly facets: Schema<'MatrixFacetsView'> | null;
  /** Questions that are shown; null while they are counted. */
  readonly total: number | null;
}

/** What of the matrix is shown: all of it stands in the address. */
export function MatrixFilters({ matrix, facets, total }: Props) {
  const search = useSearch({ from: '/jobs/$id/' });
  const change = useChangeSearch();
  return (
    <div className={css.filters} role="group" aria-label="Which questions are shown">
      <Button
        aria-pressed={search.differs === 'true'}
        className={`${css.differs} ${search.differs === 'true' ? css.pressed : ''}`}
        onClick={() => change({ differs: search.differs === 'true' ? undefined : 'true' })}
      >
        <span className={css.frame} aria-hidden="true" />
        Different across regions
        {facets !== null && <span>{formatNumber(facets.differing)}</span>}
      </Button>
      <SearchBox
        label="Find"
        value={search.q ?? ''}
        placeholder="words, id, category"
        onChange={(words) => change({ q: words.trim() || undefined })}
      />
      <FilterMenu
        label="Outcome"
        options={OUTCOMES.map((value) => ({
          value,
          label: `${OUTCOME_STYLES[value].letter} ${OUTCOME_STYLES[value].label}`,
          questions: facets?.outcomes.find(({ outcome }) => outcome === value)?.questions,
        }))}
        chosen={search.outcome}
        onToggle={(value) => change({ outcome: toggled(search.outcome, value) })}
      />
      <FilterMenu
        label="Model"
        options={matrix.models.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={search.model}
        onToggle={(value) => change({ model: toggled(search.model, value) })}
      />
      <FilterMenu
        label="Region"
        options={matrix.regions.map(({ id, name, code }) => ({
          value: id,
          label: `${name} (${code})`,
        }))}
        chosen={search.region}
        onToggle={(value) => change({ region: toggled(search.region, value) })}
      />
      <FilterMenu
        label="Category"
        options={(facets?.categories ?? []).map(({ category, questions }) => ({
          value: category ?? NO_CATEGORY,
          label: category ?? 'without one',
          questions,
        }))}
        chosen={search.category}
        onToggle={(value) => change({ category: toggled(search.category, value) })}
      />
      <FilterMenu
        label="Status"
        options={CELL_STATUSES.map((value) => ({
          value,
          label: value,
          questions: facets?.statuses.find(({ status }) => status === value)?.questions,
        }))}
        chosen={search.status}
        onToggle={(value) => change({ status: toggled(search.status, value) })}
      />
      <Choice
        label="Order"
        all="as in the job"
        options={ORDERS.map((order) => ({ value: order, label: ORDER_NAMES[order] }))}
        value={search.sort}
        onChange={(value) => change({ sort: ORDERS.find((order) => order === value) })}
      />
      <span role="status" className={css.shown}>
        {total !== null && shownWords(total, matrix.total_questions)}
      </span>
      {hasFilter(search) && <ClearFilters />}
    </div>
  );
}

function shownWords(total: number, all: number): string {
  if (total !== all) return `${formatNumber(total)} of ${formatNumber(all)}`;
  return `${formatNumber(all)} ${all === 1 ? 'question' : 'questions'}`;
}

/** Shows all questions again. */
export function ClearFilters() {
  const navigate = useNavigate({ from: '/jobs/$id/' });
  return (
    <Button kind="quiet" onClick={() => void navigate({ search: ({ sort }) => ({ sort }) })}>
      Clear filters
    </Button>
  );
}

function useChangeSearch(): (change: MatrixSearch) => void {
  const navigate = useNavigate({ from: '/jobs/$id/' });
  return useCallback(
    (change) => {
      void navigate({ search: (search) => ({ ...search, ...change }), replace: true });
    },
    [navigate],
  );
}
