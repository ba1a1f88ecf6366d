import type { SeriesRun } from '../../api/series-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Fold } from '../../components/fold.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { formatCount } from '../../lib/format.ts';
import { LookSentence, RunConclusion } from './run-words.tsx';
import { JobLink } from './series-facts.tsx';
import css from './series.module.css';

const COLUMNS = [
  { name: 'Run' },
  { name: 'Look', isText: true },
  { name: 'Job' },
  { name: 'Started' },
];

/** Every run that was read, the last first, and what was said of it. */
export function LookTable({ runs }: { readonly runs: readonly SeriesRun[] }) {
  return (
    <DataTable
      caption="Runs, the last first"
      columns={COLUMNS}
      isWhole
      rows={runs.map((run) => ({
        key: String(run.number),
        cells: [
          run.job_id === null ? (
            run.number
          ) : (
            <JobLink key="run" id={run.job_id}>{`run ${run.number}`}</JobLink>
          ),
          <Told key="look" run={run} />,
          run.status !== null && <StatusBadge key="job" status={run.status} />,
          <Time key="time" iso={run.started_at} />,
        ],
      }))}
    />
  );
}

function Told({ run }: { readonly run: SeriesRun }) {
  const { look } = run;
  return (
    <>
      <RunConclusion run={run} />
      {look != null && (
        <div className={css.about}>
          <LookSentence text={look.sentence} />
          {look.warnings.length > 0 && (
            <Fold title={formatCount(look.warnings.length, 'warning')}>
              {look.warnings.map(({ code, text }) => (
                <p key={`${code} ${text}`}>
                  <LookSentence text={text} />
                </p>
              ))}
            </Fold>
          )}
        </div>
      )}
    </>
  );
}
