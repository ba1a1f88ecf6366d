import type { Schema } from '@beacon/client';
import { Meter } from '../../components/meter.tsx';
import { formatCost, formatDuration, formatNumber, formatShare } from '../../lib/format.ts';
import { hasEnded } from '../../lib/outcomes.ts';
import { CostNote } from './cost-note.tsx';
import { remainingMs } from './rates.ts';
import { laneKey, useRates } from './use-rates.ts';
import css from './job-progress.module.css';

type Job = Schema<'JobView'>;

/** How far a job is, in what its cells ended, and how fast it goes. */
export function JobProgress({ job }: { readonly job: Job }) {
  const { counters, retrying } = job;
  const isRunning = !hasEnded(job.status) && job.paused_at === null;
  const rates = useRates(job, isRunning);
  const share = counters.expected === 0 ? 0 : counters.recorded / counters.expected;
  return (
    <div className={css.progress}>
      <Meter
        label="Recorded executions"
        total={counters.expected}
        parts={[
          { name: 'completed', count: counters.completed, tone: 'done' },
          { name: 'refused', count: counters.refused, tone: 'refused' },
          { name: 'failed', count: counters.failed, tone: 'failed' },
          { name: 'cancelled', count: counters.cancelled, tone: 'cancelled' },
        ]}
      />
      <dl className={css.counts}>
        <Count
          name="recorded"
          value={`${formatNumber(counters.recorded)} of ${formatNumber(counters.expected)}`}
          note={formatShare(Math.floor(share * 1_000) / 1_000)}
        />
        <Count name="completed" tone="done" value={formatNumber(counters.completed)} />
        <Count name="refused" tone="refused" value={formatNumber(counters.refused)} />
        <Count name="failed" tone="failed" value={formatNumber(counters.failed)} />
        <Count name="cancelled" tone="cancelled" value={formatNumber(counters.cancelled)} />
        <Count name="pending" tone="pending" value={formatNumber(counters.pending)} />
        {retrying > 0 && <Count name="asked again" value={formatNumber(retrying)} />}
        {counters.quarantined > 0 && (
          <Count name="quarantined" value={formatNumber(counters.quarantined)} />
        )}
        <Cost job={job} />
        {isRunning && <Speed job={job} rates={rates} />}
      </dl>
      <CostNote job={job} />
    </div>
  );
}

/** What the job has cost, where that is known or limited. */
function Cost({ job: { cost } }: { readonly job: Job }) {
  const { max_cost: limit, spent, spent_estimated: estimated } = cost;
  if (limit === null && spent === 0) return null;
  const notes = [
    limit === null ? [] : `of ${formatCost(limit)}`,
    estimated === 0 ? [] : `${formatCost(estimated)} of it estimated`,
  ].flat();
  return <Count name="spent" value={formatCost(spent)} note={notes.join(', ') || undefined} />;
}

function Speed({ job, rates }: { readonly job: Job; readonly rates: ReadonlyMap<string, number> }) {
  const rate = [...rates.values()].reduce((sum, lane) => sum + lane, 0);
  const lanes = job.lanes.map((lane) => ({
    key: laneKey(lane),
    pending: lane.expected - lane.recorded,
  }));
  const left = remainingMs(lanes, rates);
  const standing = lanes.filter(({ key, pending }) => pending > 0 && (rates.get(key) ?? 0) === 0);
  if (rates.size === 0) return <Count name="rate" value="–" />;
  return (
    <>
      <Count name="rate" value={`${rate.toFixed(rate < 10 ? 1 : 0)}/s`} />
      <Count
        name="remaining"
        value={left === null ? '–' : `about ${formatDuration(left)}`}
        note={
          standing.length > 0
            ? `${standing.length} of ${lanes.length} lanes record nothing`
            : undefined
        }
      />
    </>
  );
}

interface CountProps {
  readonly name: string;
  readonly value: string;
  readonly note?: string | undefined;
  readonly tone?: 'done' | 'refused' | 'failed' | 'cancelled' | 'pending';
}

function Count({ name, value, note, tone }: CountProps) {
  return (
    <div className={css.count}>
      <dt>
        {tone !== undefined && <span className={`${css.swatch} ${css[tone]}`} aria-hidden="true" />}
        {name}
      </dt>
      <dd>
        {value}
        {note !== undefined && <small>{note}</small>}
      </dd>
    </div>
  );
}
