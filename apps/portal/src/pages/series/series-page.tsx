import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { seriesQuery, seriesRunsQuery } from '../../api/series-queries.ts';
import type { Series } from '../../api/series-queries.ts';
import { Button } from '../../components/button.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { Page } from '../../components/page.tsx';
import { ForeignText } from '../../components/text.tsx';
import { Changes } from './changes-section.tsx';
import { LookTable } from './look-table.tsx';
import { SeriesControls } from './series-controls.tsx';
import { SeriesFacts } from './series-facts.tsx';
import css from './series.module.css';
import { Trends } from './trends-section.tsx';

/** One series: how often models withheld from run to run, and what was found to have changed. */
export function SeriesPage() {
  const { id } = useParams({ from: '/series/$id' });
  const { data, error, refetch } = useQuery(seriesQuery(id));
  return (
    <Page
      title={id}
      above={<Link to="/series">Series</Link>}
      about={data && <ForeignText>{data.name}</ForeignText>}
      json={`/api/v1/series/${encodeURIComponent(id)}/runs`}
      actions={data && <SeriesControls series={data} />}
    >
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading what="the series" />}
      {data !== undefined && (
        <div className={css.page}>
          <div className={css.facts}>
            <SeriesFacts series={data} />
          </div>
          {data.runs === 0 ? <NoRun /> : <Runs series={data} />}
        </div>
      )}
    </Page>
  );
}

function NoRun() {
  return (
    <Empty title="No run yet">
      The first starts when it is due, or at once by “Run now” above.
    </Empty>
  );
}

function Runs({ series }: { readonly series: Series }) {
  const { endpoint = 'refused' } = useSearch({ from: '/series/$id' });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    seriesRunsQuery(series),
  );
  if (data === undefined) {
    return error === null ? (
      <Loading what="the runs" />
    ) : (
      <ErrorNote error={error} onRetry={() => void refetch()} />
    );
  }
  const runs = data.pages.flatMap((page) => page.runs);
  return (
    <>
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      <Trends runs={runs} endpoint={endpoint} />
      <Changes series={series} runs={runs} />
      <LookTable runs={runs} />
      {hasNextPage && (
        <p>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Older runs
          </Button>
        </p>
      )}
    </>
  );
}
