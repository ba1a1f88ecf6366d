import type { Schema } from '@beacon/client';
import { useQuery } from '@tanstack/react-query';
import { attemptsQuery } from '../../api/execution-queries.ts';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { formatDuration, formatTime } from '../../lib/format.ts';
import css from './attempt-timeline.module.css';
import { placesOf } from './timeline-places.ts';

type Attempt = Schema<'AttemptView'>;

const KINDS: Readonly<Record<Attempt['kind'], string>> = {
  result: 'counts',
  failed: 'failed, asked again',
  late: 'late, does not count',
};

interface Props {
  readonly jobId: string;
  readonly executionId: number;
}

/** Every request that a cell took, on one scale of time. */
export function AttemptTimeline({ jobId, executionId }: Props) {
  const { data, error, refetch } = useQuery(attemptsQuery(jobId, executionId));
  if (error !== null) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what="the attempts" />;
  if (data.attempts.length === 0) return <p>No request was made.</p>;
  const places = placesOf(data.attempts);
  return (
    <>
      <ol className={css.timeline}>
        {data.attempts.map((attempt, index) => (
          <li key={`${attempt.round} ${attempt.number} ${attempt.kind} ${attempt.started_at}`}>
            <span className={css.words}>
              {attempt.round}.{attempt.number} {KINDS[attempt.kind]}
              {attempt.error_code !== null && `: ${attempt.error_code}`}
              {attempt.http_status !== null && ` (HTTP ${attempt.http_status})`}
            </span>
            <span className={css.track} aria-hidden="true">
              <span
                className={`${css.bar} ${css[attempt.kind]}`}
                style={{
                  left: `${places[index]?.left ?? 0}%`,
                  width: `${places[index]?.width ?? 0}%`,
                }}
              />
            </span>
            <span className={css.took} title={formatTime(attempt.started_at)}>
              {formatDuration(Date.parse(attempt.completed_at) - Date.parse(attempt.started_at))}
            </span>
          </li>
        ))}
      </ol>
      {data.uncounted_results.length > 0 && (
        <p>{data.uncounted_results.length} further results are kept and do not count.</p>
      )}
    </>
  );
}
