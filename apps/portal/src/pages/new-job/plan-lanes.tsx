import type { Schema } from '@beacon/client';
import table from '../../components/table.module.css';
import { formatNumber } from '../../lib/format.ts';
import { costOf, timeRangeOf } from './plan-figures.ts';
import css from './plan-lanes.module.css';

type Lane = Schema<'PlanLaneView'>;

/** What each lane of a plan would take. */
export function PlanLanes({ lanes }: { readonly lanes: readonly Lane[] }) {
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${css.lanes}`}>
        <thead>
          <tr>
            <th scope="col">Lane</th>
            <th scope="col" className={table.number}>
              Cells
            </th>
            <th scope="col" className={table.number}>
              At once
            </th>
            <th scope="col" className={table.number}>
              An answer
            </th>
            <th scope="col" className={table.number}>
              Duration
            </th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <LaneRow key={`${lane.region} ${lane.model_id}`} lane={lane} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LaneRow({ lane }: { readonly lane: Lane }) {
  return (
    <tr>
      <th scope="row">
        {lane.region}
        <div>{lane.model_id}</div>
      </th>
      <td className={table.number}>{formatNumber(lane.cells)}</td>
      <td className={table.number}>{formatNumber(lane.concurrency)}</td>
      <td className={table.number}>
        {timeRangeOf(lane.latency_ms)}
        <div className={css.source}>
          {lane.latency_source === 'assumed'
            ? 'assumed'
            : `of ${formatNumber(lane.recent_executions)} recent`}
        </div>
      </td>
      <td className={table.number}>{timeRangeOf(lane.duration_ms)}</td>
      <td>{costOf(lane)}</td>
    </tr>
  );
}
