import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { executionPagesQuery } from '../../api/execution-queries.ts';
import { jobQuery } from '../../api/queries.ts';
import { Button } from '../../components/button.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { Page } from '../../components/page.tsx';
import { formatNumber } from '../../lib/format.ts';
import { AnswerFilters } from './answer-filters.tsx';
import { AnswerTable } from './answer-table.tsx';
import css from './answers-page.module.css';
import { answerListQueryOf } from './search.ts';
import type { AnswersSearch } from './search.ts';

const PER_PAGE = 50;

/** Every answer of a job, newest first, and those that hold some words. */
export function AnswersPage() {
  const { id } = useParams({ from: '/jobs/$id' });
  const search = useSearch({ from: '/jobs/$id/answers' });
  const job = useQuery(jobQuery(id));
  const parameters = new URLSearchParams({
    ...answerListQueryOf(search),
    limit: String(PER_PAGE),
  }).toString();
  return (
    <Page
      title="Answers"
      json={`/api/v1/jobs/${encodeURIComponent(id)}/executions/all?${parameters}`}
    >
      <AnswerFilters search={search} lanes={job.data?.lanes ?? []} />
      <AnswerList jobId={id} search={search} />
    </Page>
  );
}

function AnswerList({ jobId, search }: { readonly jobId: string; readonly search: AnswersSearch }) {
  const query = { ...answerListQueryOf(search), limit: PER_PAGE };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    executionPagesQuery(jobId, query),
  );
  if (error !== null) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what="answers" />;
  const executions = data.pages.flatMap((page) => page.executions);
  if (executions.length === 0 && !hasNextPage) return <NothingFound jobId={jobId} />;
  const total = data.pages[0]?.total ?? null;
  return (
    <>
      {total !== null && <p className={css.total}>{formatNumber(total)} executions</p>}
      {executions.length > 0 && <AnswerTable jobId={jobId} executions={executions} />}
      {hasNextPage && (
        <p className={css.more}>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {query.q === undefined ? 'Older answers' : 'Search on'}
          </Button>
          <Searched pages={data.pages} />
        </p>
      )}
    </>
  );
}

/** A search looks at so many answers a page: how far it is. */
function Searched({
  pages,
}: {
  readonly pages: readonly { readonly search?: { readonly searched: number } }[];
}) {
  const searched = pages.reduce((sum, { search }) => sum + (search?.searched ?? 0), 0);
  return searched === 0 ? null : <span>{formatNumber(searched)} answers searched so far</span>;
}

function NothingFound({ jobId }: { readonly jobId: string }) {
  return (
    <Empty title="No answer is like that">
      <Link to="/jobs/$id/answers" params={{ id: jobId }} search={{}}>
        Show all
      </Link>
    </Empty>
  );
}
