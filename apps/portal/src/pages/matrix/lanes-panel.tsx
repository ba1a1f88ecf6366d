import type { Schema } from '@beacon/client';
import { useQuery } from '@tanstack/react-query';
import { jobQuery } from '../../api/queries.ts';
import { Fold } from '../../components/fold.tsx';
import { Meter } from '../../components/meter.tsx';
import { ForeignText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import { closingWords, isHeldUp, laneStatus } from '../../features/job/lane-words.ts';
import { laneKey, useRates } from '../../features/job/use-rates.ts';
import { formatNumber } from '../../lib/format.ts';
import { hasEnded } from '../../lib/outcomes.ts';
import css from './lanes-panel.module.css';

type Job = Schema<'JobView'>;
type Lane = Schema<'JobLaneView'>;

/** How each (region, model) gets on, and what holds it up. Folded once the job has ended. */
export function LanesPanel({ id }: { readonly id: string }) {
  const { data: job } = useQuery(jobQuery(id));
  return job === undefined ? null : <Lanes job={job} />;
}

function Lanes({ job }: { readonly job: Job }) {
  const isRunning = !hasEnded(job.status);
  const rates = useRates(job, isRunning && job.paused_at === null);
  const held = job.lanes.filter(isHeldUp).length;
  return (
    <div className={css.panel}>
      <Fold
        open={isRunning}
        title={
          <>
            Lanes{' '}
            <span className={css.about}>
              {job.lanes.length}, one for each model and region
              {held > 0 && <strong className={css.held}>, {held} held up</strong>}
            </span>
          </>
        }
      >
        <div className={css.scroll}>
          <table className={css.lanes}>
            <thead>
              <tr>
                <th scope="col">Model</th>
                <th scope="col">Region</th>
                <th scope="col" className={css.meter}>
                  Progress
                </th>
                <th scope="col" className={css.number}>
                  Recorded
                </th>
                <th scope="col" className={css.number}>
                  Failed
                </th>
                <th scope="col" className={css.number}>
                  In progress
                </th>
                <th scope="col" className={css.number}>
                  Rate
                </th>
                <th
                  scope="col"
                  className={css.number}
                  title="Requests in flight at once, over all jobs"
                >
                  Limit
                </th>
                <th scope="col">State</th>
                <th scope="col">Why it is waiting</th>
              </tr>
            </thead>
            <tbody>
              {job.lanes.map((lane) => (
                <LaneRow
                  key={laneKey(lane)}
                  lane={lane}
                  rate={rates.get(laneKey(lane))}
                  isJobPaused={job.paused_at !== null}
                />
              ))}
            </tbody>
          </table>
        </div>
      </Fold>
    </div>
  );
}

interface LaneProps {
  readonly lane: Lane;
  readonly rate: number | undefined;
  readonly isJobPaused: boolean;
}

function LaneRow({ lane, rate, isJobPaused }: LaneProps) {
  const state = laneStatus(lane, isJobPaused);
  return (
    <tr className={isHeldUp(lane) ? css.waiting : ''}>
      <td>{lane.model_id}</td>
      <td>{lane.region}</td>
      <td className={css.meter}>
        <Meter
          label={`Progress of ${lane.model_id} in ${lane.region}`}
          total={lane.expected}
          parts={[
            { name: 'completed', count: lane.completed, tone: 'done' },
            { name: 'refused', count: lane.refused, tone: 'refused' },
            { name: 'failed', count: lane.failed, tone: 'failed' },
            { name: 'cancelled', count: lane.cancelled, tone: 'cancelled' },
          ]}
        />
      </td>
      <td className={css.number}>
        {formatNumber(lane.recorded)} / {formatNumber(lane.expected)}
      </td>
      <td className={css.number}>{formatNumber(lane.failed)}</td>
      <td className={css.number}>{formatNumber(lane.in_progress)}</td>
      <td className={css.number}>{rate === undefined ? '–' : `${rate.toFixed(1)}/s`}</td>
      <td className={css.number}>{lane.lane_limit ?? '–'}</td>
      <td>{state}</td>
      <td>
        <WhyWaiting lane={lane} />
      </td>
    </tr>
  );
}

function WhyWaiting({ lane }: { readonly lane: Lane }) {
  const closing = closingWords(lane);
  return (
    <>
      {closing}
      {closing === null && lane.waiting_reason !== null && (
        <ForeignText>{lane.waiting_reason}</ForeignText>
      )}
      {lane.waiting_until !== null && (
        <>
          {' until '}
          <Time iso={lane.waiting_until} />
        </>
      )}
      {lane.retrying > 0 && ` ${formatNumber(lane.retrying)} cells are asked again`}
    </>
  );
}
