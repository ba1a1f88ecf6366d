import type { Schema } from '@beacon/client';
import { useQuery } from '@tanstack/react-query';
import { healthQuery } from '../../api/system-queries.ts';
import { Facts } from '../../components/facts.tsx';
import { ErrorNote, Loading, Note } from '../../components/notes.tsx';
import { TableScroll } from '../../components/table-scroll.tsx';
import table from '../../components/table.module.css';
import { ForeignText } from '../../components/text.tsx';
import { formatNumber } from '../../lib/format.ts';
import { Sign } from './sign.tsx';
import css from './system.module.css';

type HealthState = Schema<'HealthView'>;

const MEBIBYTE = 2 ** 20;

/** Whether the gateway that served this page works. */
export function Health() {
  const { data, error, refetch } = useQuery(healthQuery);
  return (
    <div className={css.part}>
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading what="the gateway's health" />}
      {data !== undefined && <HealthFigures health={data} />}
    </div>
  );
}

function HealthFigures({
  health: { status, services, process, work },
}: {
  readonly health: HealthState;
}) {
  return (
    <>
      {status === 'unhealthy' && (
        <Note kind="bad" title="The gateway is unhealthy">
          What is down, and why, stands below. What to do about each is in docs/operations.md.
        </Note>
      )}
      <h2>What the gateway depends on</h2>
      <TableScroll label="What the gateway depends on">
        <table className={table.table} aria-label="What the gateway depends on">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">State</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {services.map(({ name, status: state, reason }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <Sign tone={state === 'up' ? 'good' : 'bad'}>{state}</Sign>
                </td>
                <td className={css.wide}>
                  {reason !== undefined && <ForeignText>{reason}</ForeignText>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <h2 className={css.heading}>The process</h2>
      <Facts
        facts={[
          {
            name: 'Memory',
            value: `${formatNumber(Math.round(process.rss_bytes / MEBIBYTE))} MiB`,
          },
          {
            name: 'Event loop, longest delay',
            value: `${formatNumber(process.event_loop.max_ms)} ms within ${process.event_loop.window_ms / 1_000} s`,
          },
          {
            name: 'Event loop, 99 of 100 delays',
            value: `${formatNumber(process.event_loop.p99_ms)} ms at most`,
          },
        ]}
      />
      <WorkTable work={work} />
    </>
  );
}

const LINES = [
  ['bodies', 'Large bodies', 'bytes'],
  ['reads', 'Large reads of jobs', 'bytes'],
  ['small', 'Small bodies and reads', 'bytes'],
  ['large_queries', 'Reads that look at many cells', 'connections'],
  ['small_queries', 'Other reads', 'connections'],
] as const;

function WorkTable({ work }: { readonly work: HealthState['work'] }) {
  return (
    <>
      <h2 className={css.heading}>Work</h2>
      <TableScroll label="Work">
        <table className={table.table} aria-label="Work">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col" className={table.number}>
                In use
              </th>
              <th scope="col" className={table.number}>
                Requests that wait
              </th>
            </tr>
          </thead>
          <tbody>
            {LINES.map(([key, name, unit]) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td className={table.number}>
                  {formatNumber(work[key].used)} {unit}
                </td>
                <td className={table.number}>{formatNumber(work[key].waiting)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}
