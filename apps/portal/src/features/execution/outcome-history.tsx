import type { Schema } from '@beacon/client';
import { useQuery } from '@tanstack/react-query';
import { outcomesQuery } from '../../api/execution-queries.ts';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { OutcomeMark } from '../../components/outcome-mark.tsx';
import { ForeignText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import css from './outcome-history.module.css';

type Change = Schema<'OutcomeChangeView'>;

const KINDS: Readonly<Record<Change['kind'], string>> = {
  override: 'corrected by hand',
  withdrawal: 'correction withdrawn',
  rescore: 'typed again by another version',
  replacement: 'a new answer took the place of a corrected one',
  judging: 'judges agreed',
};

interface Props {
  readonly jobId: string;
  readonly executionId: number;
}

/** How an outcome was changed, by whom and why. */
export function OutcomeHistory({ jobId, executionId }: Props) {
  const { data, error, refetch } = useQuery(outcomesQuery(jobId, executionId));
  if (error !== null) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what="the history" />;
  const { current, changes } = data;
  return (
    <>
      <p>
        Now <OutcomeMark outcome={current.outcome} withLabel />, by{' '}
        <code>{current.classifier_version}</code>.{changes.length === 0 && ' It was never changed.'}
      </p>
      <ol className={css.changes}>
        {changes.map((change) => (
          <li key={change.id}>
            <Time iso={change.at} />: {KINDS[change.kind]} from{' '}
            <OutcomeMark outcome={change.from.outcome} withLabel /> to{' '}
            <OutcomeMark outcome={change.to.outcome} withLabel /> by{' '}
            <ForeignText>{change.author}</ForeignText>
            {change.reason !== null && (
              <>
                {': '}
                <ForeignText>{change.reason}</ForeignText>
              </>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
