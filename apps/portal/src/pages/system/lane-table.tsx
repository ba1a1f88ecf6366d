import type { Schema } from '@beacon/client';
import { Link } from '@tanstack/react-router';
import { TableScroll } from '../../components/table-scroll.tsx';
import table from '../../components/table.module.css';
import { ForeignText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import { formatNumber } from '../../lib/format.ts';
import { LaneControl } from './lane-control.tsx';
import { LaneStatus } from './lane-status.tsx';
import css from './system.module.css';

type Lane = Schema<'LaneView'>;

/** A line for each lane, in the order of the catalogue. */
export function LaneTable({ lanes }: { readonly lanes: readonly Lane[] }) {
  return (
    <TableScroll label="Lanes">
      <table className={table.table} aria-label="Lanes">
        <thead>
          <tr>
            <th scope="col">Lane</th>
            <th scope="col">State</th>
            <th scope="col" className={table.number}>
              Limit
            </th>
            <th scope="col" className={table.number}>
              In flight
            </th>
            <th scope="col" className={table.number}>
              Queued
            </th>
            <th scope="col" className={table.number}>
              Backing off
            </th>
            <th scope="col" className={table.number}>
              Backlog
            </th>
            <th scope="col">Oldest task</th>
            <th scope="col">Pause or resume</th>
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <LaneRow key={`${lane.region}/${lane.model_id}`} lane={lane} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function LaneRow({ lane }: { readonly lane: Lane }) {
  return (
    <tr>
      <th scope="row" className={css.name}>
        <Link to="/system" search={{ view: 'lanes', lane: `${lane.region}/${lane.model_id}` }}>
          {lane.region} <ForeignText>{lane.model_id}</ForeignText>
        </Link>
      </th>
      <td className={css.state}>
        <LaneStatus lane={lane} />
      </td>
      <td className={table.number}>
        <span className={lane.limit < lane.configured_limit ? css.odd : ''}>{lane.limit}</span> of{' '}
        {lane.configured_limit}
      </td>
      <td className={table.number}>{countOf(lane.in_flight)}</td>
      <td className={table.number}>{countOf(lane.queued)}</td>
      <td className={table.number}>{countOf(lane.backing_off)}</td>
      <td className={table.number}>{formatNumber(lane.backlog)}</td>
      <td className={css.nowrap}>
        {lane.oldest_task_at === null ? '–' : <Time iso={lane.oldest_task_at} />}
      </td>
      <td>
        <LaneControl lane={lane} />
      </td>
    </tr>
  );
}

/** A dash while the broker does not answer. */
function countOf(count: number | null): string {
  return count === null ? '–' : formatNumber(count);
}
