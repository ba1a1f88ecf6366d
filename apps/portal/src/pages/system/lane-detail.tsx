import type { Schema } from '@beacon/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { laneQuery } from '../../api/system-queries.ts';
import { Facts } from '../../components/facts.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { TableScroll } from '../../components/table-scroll.tsx';
import table from '../../components/table.module.css';
import { ForeignText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import { LaneChart } from './lane-chart.tsx';
import { LaneControl } from './lane-control.tsx';
import { changeWords } from './lane-history.ts';
import { LaneStatus } from './lane-status.tsx';
import css from './system.module.css';

type Lane = Schema<'LaneDetailView'>;

interface Props {
  readonly region: string;
  readonly modelId: string;
}

/** One lane as it is, and how its limit and its state changed. */
export function LaneDetail({ region, modelId }: Props) {
  const { data, error, refetch, dataUpdatedAt } = useQuery(laneQuery(region, modelId));
  return (
    <div className={css.part}>
      <p>
        <Link to="/system" search={{ view: 'lanes' }}>
          All lanes
        </Link>
      </p>
      <h2>
        {region} <ForeignText>{modelId}</ForeignText>
      </h2>
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading what="the lane" />}
      {data !== undefined && (
        <>
          <LaneControl lane={data} />
          <Figures lane={data} />
          <h3 className={css.heading}>Latest changes</h3>
          {data.changes.length === 0 ? (
            <Empty title="Nothing has changed yet">
              The limit follows the provider, up to what the catalogue allows. Each change of it,
              and of the lane's state, will stand here.
            </Empty>
          ) : (
            <>
              <LaneChart
                changes={data.changes}
                configuredLimit={data.configured_limit}
                now={dataUpdatedAt}
              />
              <ChangeTable changes={data.changes} />
            </>
          )}
        </>
      )}
    </div>
  );
}

function Figures({ lane }: { readonly lane: Lane }) {
  const orDash = (count: number | null) => count ?? 'not known: the broker does not answer';
  return (
    <Facts
      facts={[
        { name: 'State', value: <LaneStatus lane={lane} /> },
        {
          name: 'Limit',
          value: `${lane.limit} requests at once, of at most ${lane.configured_limit}`,
        },
        { name: 'In flight', value: orDash(lane.in_flight) },
        { name: 'Queued at the broker', value: orDash(lane.queued) },
        { name: 'Backing off', value: orDash(lane.backing_off) },
        { name: 'Backlog, not at the broker', value: lane.backlog },
        {
          name: 'Oldest task',
          value: lane.oldest_task_at === null ? null : <Time iso={lane.oldest_task_at} />,
        },
        {
          name: 'Paused',
          value: lane.paused_at === null ? null : <Time iso={lane.paused_at} />,
        },
      ]}
    />
  );
}

function ChangeTable({ changes }: { readonly changes: Lane['changes'] }) {
  return (
    <TableScroll label="Latest changes, newest first">
      <table className={table.table} aria-label="Latest changes, newest first">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change, index) => (
            // Several changes can be of one moment.
            <tr key={`${change.at} ${index}`}>
              <td className={css.nowrap}>
                <Time iso={change.at} />
              </td>
              <td className={css.nowrap}>{changeWords(change)}</td>
              <td className={css.wide}>
                <ForeignText>{change.reason}</ForeignText>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
