import type { Schema } from '@beacon/client';
import { Empty } from '../../components/notes.tsx';
import { TableScroll } from '../../components/table-scroll.tsx';
import table from '../../components/table.module.css';
import { ForeignText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import { formatNumber } from '../../lib/format.ts';
import { heldTasks } from './executor-counts.ts';
import { Sign } from './sign.tsx';
import css from './system.module.css';

type Executor = Schema<'ExecutorView'>;

/** A line for each executor of which heartbeats were received. */
export function ExecutorTable({ executors }: { readonly executors: readonly Executor[] }) {
  if (executors.length === 0) {
    return (
      <Empty title="No executor has sent a heartbeat">
        Start one for each region, and a planner, which receives their heartbeats.
      </Empty>
    );
  }
  return (
    <TableScroll label="Executors">
      <table className={table.table} aria-label="Executors">
        <thead>
          <tr>
            <th scope="col">Executor</th>
            <th scope="col">Region</th>
            <th scope="col">State</th>
            <th scope="col">Last heartbeat</th>
            <th scope="col">Started</th>
            <th scope="col" className={table.number}>
              In flight
            </th>
          </tr>
        </thead>
        <tbody>
          {executors.map((executor) => (
            <ExecutorRow key={`${executor.region} ${executor.executor_id}`} executor={executor} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function ExecutorRow({ executor }: { readonly executor: Executor }) {
  const held = Object.entries(executor.in_hand).filter(([, count]) => count > 0);
  return (
    <tr>
      <th scope="row" className={css.wide}>
        <ForeignText>{executor.executor_id}</ForeignText>
        <div className={css.remark}>
          <ForeignText>
            {executor.pod === null ? executor.node : `${executor.pod} on ${executor.node}`}
          </ForeignText>
        </div>
      </th>
      <td className={css.nowrap}>{executor.region}</td>
      <td>{executor.alive ? <Sign tone="good">alive</Sign> : <Sign tone="bad">silent</Sign>}</td>
      <td className={css.nowrap}>
        <Time iso={executor.last_seen_at} />
      </td>
      <td className={css.nowrap}>
        <Time iso={executor.started_at} />
      </td>
      <td className={table.number}>
        {formatNumber(heldTasks(executor))}
        {held.map(([model, count]) => (
          <div key={model} className={css.remark}>
            <ForeignText>{model}</ForeignText> {formatNumber(count)}
          </div>
        ))}
      </td>
    </tr>
  );
}
