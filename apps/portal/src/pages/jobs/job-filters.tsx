import { useNavigate } from '@tanstack/react-router';
import { SearchBox } from '../../components/search-box.tsx';
import { JOB_STATUSES } from '../../lib/outcomes.ts';
import { oneOf } from '../../lib/search.ts';
import css from './job-filters.module.css';
import type { JobsSearch } from './search.ts';

/** Which jobs are listed; the address says so, too. */
export function JobFilters({ search }: { readonly search: JobsSearch }) {
  const navigate = useNavigate({ from: '/jobs' });
  const change = (part: Partial<JobsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const chosen = search.status ?? [];
  return (
    <search className={css.filters}>
      <SearchBox
        label="Id or name"
        value={search.q ?? ''}
        onChange={(q) => {
          change({ q: q === '' ? undefined : q });
        }}
      />
      <fieldset className={css.statuses}>
        <legend>Status</legend>
        {JOB_STATUSES.map((status) => (
          <label key={status}>
            <input
              type="checkbox"
              checked={chosen.includes(status)}
              onChange={({ target }) => {
                const next = JOB_STATUSES.filter((name) =>
                  name === status ? target.checked : chosen.includes(name),
                );
                change({ status: next.length === 0 ? undefined : next });
              }}
            />
            {status}
          </label>
        ))}
      </fieldset>
      <label className={css.archive}>
        Archive
        <select
          value={search.archived ?? ''}
          onChange={({ target }) => {
            change({ archived: oneOf(target.value, ['true', 'all'] as const) });
          }}
        >
          <option value="">without archived</option>
          <option value="true">archived only</option>
          <option value="all">all</option>
        </select>
      </label>
    </search>
  );
}
