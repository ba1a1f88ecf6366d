import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { comparisonQuery, executionsQuery } from '../../api/execution-queries.ts';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { Page } from '../../components/page.tsx';
import { ForeignText } from '../../components/text.tsx';
import css from './cell-page.module.css';
import { CellToolbar } from './cell-toolbar.tsx';
import { repeatsOf, shownOf } from './cell-choice.ts';
import { RegionsSideBySide } from './regions-side-by-side.tsx';
import { SimilarityTable } from './similarity-table.tsx';

/** More repeats than are ever looked at one by one; the list of answers has them all. */
const MOST_LISTED = 500;

/** The answers of all regions to one question of one model, side by side. */
export function CellPage() {
  const { id } = useParams({ from: '/jobs/$id' });
  const search = useSearch({ from: '/jobs/$id/cell' });
  if (search.model === undefined) {
    return (
      <Empty title="Which cell?">
        <Link to="/jobs/$id" params={{ id }}>
          Choose one in the matrix
        </Link>
      </Empty>
    );
  }
  return <Cell jobId={id} modelId={search.model} questionId={search.question ?? null} />;
}

interface CellProps {
  readonly jobId: string;
  readonly modelId: string;
  readonly questionId: string | null;
}

function Cell({ jobId, modelId, questionId }: CellProps) {
  const search = useSearch({ from: '/jobs/$id/cell' });
  const navigate = useNavigate({ from: '/jobs/$id/cell' });
  const list = useQuery(
    executionsQuery(jobId, {
      model_id: modelId,
      question_id: questionId ?? '',
      limit: MOST_LISTED,
    }),
  );
  const comparison = useQuery(comparisonQuery(jobId, modelId, questionId));
  const error = list.error ?? comparison.error;
  if (error !== null) return <ErrorNote error={error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined || comparison.data === undefined) {
    return <Loading what="the answers" />;
  }
  const { executions } = list.data;
  const { question, coverage, pairs, aa } = comparison.data;
  const repeats = repeatsOf(executions);
  const regions = coverage.map(({ region, twin_of: twinOf }) => ({ region, twinOf }));
  const shown = shownOf(regions, executions, search.repeat);
  const json = `/api/v1/jobs/${encodeURIComponent(jobId)}/compare?${new URLSearchParams({
    model_id: modelId,
    ...(questionId === null ? {} : { question_id: questionId }),
  }).toString()}`;
  return (
    <Page
      title={questionId ?? 'The prompt of the job'}
      about={
        <>
          <ForeignText>{modelId}</ForeignText>
          {question.category !== null && (
            <>
              {' · '}
              <ForeignText>{question.category}</ForeignText>
            </>
          )}
        </>
      }
      json={json}
    >
      <blockquote className={css.question}>
        <ForeignText>{question.text}</ForeignText>
      </blockquote>
      <CellToolbar
        repeats={repeats}
        repeat={shown.repeat}
        regions={regions.map(({ region }) => region)}
        base={search.base}
        onChange={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
        }
      />
      <RegionsSideBySide jobId={jobId} columns={shown.columns} base={search.base} />
      <SimilarityTable pairs={pairs} twins={aa} />
    </Page>
  );
}
