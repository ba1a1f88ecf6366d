import type { Schema } from '@beacon/client';
import table from '../../components/table.module.css';
import { formatNumber } from '../../lib/format.ts';
import { costOf, timeRangeOf } from './plan-figures.ts';
import css from './plan-lanes.module.css';

type Lane = Schema<'PlanLaneView'>;

/** What each lane of a plan would take. */
export function PlanLanes({ lanes }: { readonly lanes: readonly Lane[] }) {
  const reasons = new Set(lanes.flatMap(({ cost_unavailable: reason }) => reason ?? []));
  return (
    <>
      <table className={`${table.table} ${css.lanes}`}>
        <thead>
          <tr>
            <th scope="col">Lane</th>
            <th scope="col" className={css.number}>
              Cells
            </th>
            <th scope="col" className={css.number}>
              Duration
            </th>
            <th scope="col" className={css.number}>
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <LaneRow key={`${lane.region} ${lane.model_id}`} lane={lane} />
          ))}
        </tbody>
      </table>
      {[...reasons].map((reason) => (
        <p key={reason} className={css.reason}>
          – {reason}
        </p>
      ))}
    </>
  );
}

function LaneRow({ lane }: { readonly lane: Lane }) {
  const { region, model_id: model, cells, concurrency, recent_executions: recent } = lane;
  const source =
    lane.latency_source === 'assumed' ? 'assumed' : `of ${formatNumber(recent)} recent`;
  return (
    <tr>
      <th scope="row">
        {region}
        <div>{model}</div>
      </th>
      <td className={css.number}>
        {formatNumber(cells)}
        <div>{formatNumber(concurrency)} at once</div>
      </td>
      <td className={css.number}>
        {timeRangeOf(lane.duration_ms)}
        <div>
          {timeRangeOf(lane.latency_ms)} an answer, {source}
        </div>
      </td>
      <td className={css.number}>{lane.cost_usd === null ? '–' : costOf(lane)}</td>
    </tr>
  );
}
