import type { Series } from '../../api/series-queries.ts';

/** Something that can be done to a series. */
export type SeriesControl = 'run' | 'pause' | 'resume' | 'delete';

const ENDED = 'The series has ended: make another one.';

/** What there is to do to a series, and why not where it cannot be done now. */
export function controlsOf({
  status,
  running_job_id: running,
}: Pick<Series, 'status' | 'running_job_id'>): readonly [SeriesControl, string | null][] {
  const ended = status === 'ended' ? ENDED : null;
  const busy = running === null ? null : `Its run ${running} goes on: one run goes on at a time.`;
  return [
    ['run', ended ?? busy],
    [status === 'paused' ? 'resume' : 'pause', ended],
    ['delete', null],
  ];
}
