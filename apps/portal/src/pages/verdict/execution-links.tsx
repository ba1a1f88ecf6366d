import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { executionQuery } from '../../api/execution-queries.ts';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { OutcomeMark } from '../../components/outcome-mark.tsx';
import { ForeignText } from '../../components/text.tsx';
import css from './execution-links.module.css';

/** More are read in a review. */
const MOST = 20;

interface Props {
  readonly jobId: string;
  readonly ids: readonly number[];
}

/** Executions with their outcomes, each with the way to its cell. */
export function ExecutionLinks({ jobId, ids }: Props) {
  const answers = useQueries({
    queries: ids.slice(0, MOST).map((id) => executionQuery(jobId, id)),
  });
  const error = answers.find((answer) => answer.error !== null)?.error;
  if (error != null) return <ErrorNote error={error} />;
  return (
    <ul className={css.list}>
      {answers.map(({ data }, index) =>
        data === undefined ? (
          <li key={ids[index]}>
            <Loading what="an answer" />
          </li>
        ) : (
          <li key={data.id}>
            <OutcomeMark outcome={data.outcome} withLabel />{' '}
            <Link
              to="/jobs/$id/cell"
              params={{ id: jobId }}
              search={{
                model: data.model_id,
                question: data.question_id ?? undefined,
                repeat: String(data.repeat),
              }}
            >
              <ForeignText>{data.question_id ?? 'the job’s own prompt'}</ForeignText> from{' '}
              {data.region}, repeat {data.repeat}
            </Link>
          </li>
        ),
      )}
      {ids.length > MOST && <li>and {ids.length - MOST} more: a review looks at all of them.</li>}
    </ul>
  );
}
