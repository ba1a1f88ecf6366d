import { useParams, useSearch } from '@tanstack/react-router';
import { Page } from '../../components/page.tsx';
import { parametersOf } from '../../lib/parameters.ts';
import { Comparison } from './comparison.tsx';
import { JobPicker } from './job-picker.tsx';
import { comparisonQueryOf } from './search.ts';

/** What changed between this job and a later one. */
export function ComparePage() {
  const { id } = useParams({ from: '/jobs/$id' });
  const search = useSearch({ from: '/jobs/$id/compare' });
  const about =
    'Sets this job against a later one: each model in each region with itself, over the questions that both asked in the same words.';
  if (search.with === undefined) {
    return (
      <Page title="Compare two jobs" about={about}>
        <JobPicker id={id} />
      </Page>
    );
  }
  const query = comparisonQueryOf(search.with, search);
  return (
    <Page
      title="Compare two jobs"
      about={about}
      json={`/api/v1/jobs/${encodeURIComponent(id)}/comparison${parametersOf(query)}`}
    >
      <Comparison id={id} query={query} />
    </Page>
  );
}
