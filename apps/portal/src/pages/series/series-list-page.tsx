import { useInfiniteQuery } from '@tanstack/react-query';
import { seriesPagesQuery } from '../../api/series-queries.ts';
import { Button } from '../../components/button.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { Page } from '../../components/page.tsx';
import { SeriesTable } from './series-table.tsx';

/** Every series, newest first. */
export function SeriesListPage() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(seriesPagesQuery);
  const series = data?.pages.flatMap((page) => page.series);
  return (
    <Page
      title="Series"
      about="The same job again and again, each run compared with the first and with the one before."
      json="/api/v1/series"
    >
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {series === undefined && error === null && <Loading what="series" />}
      {series?.length === 0 && (
        <Empty title="No series yet">
          Make one by <code>beacon series create</code>.
        </Empty>
      )}
      {series !== undefined && series.length > 0 && <SeriesTable series={series} />}
      {hasNextPage && (
        <p>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Older series
          </Button>
        </p>
      )}
    </Page>
  );
}
