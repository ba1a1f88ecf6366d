import type { Schema } from '@beacon/client';
import { Link } from '@tanstack/react-router';
import { TableScroll } from '../../components/table-scroll.tsx';
import table from '../../components/table.module.css';
import { ForeignText } from '../../components/text.tsx';
import { formatDuration, formatNumber } from '../../lib/format.ts';
import css from './system.module.css';

type Consumer = Schema<'ConsumerView'>;

/** A line for each durable consumer, Beacon's own first. */
export function ConsumerTable({ consumers }: { readonly consumers: readonly Consumer[] }) {
  return (
    <TableScroll label="Consumers">
      <table className={table.table} aria-label="Consumers">
        <thead>
          <tr>
            <th scope="col">Consumer</th>
            <th scope="col">Lane</th>
            <th scope="col" className={table.number}>
              Pending
            </th>
            <th scope="col" className={table.number}>
              Held
            </th>
            <th scope="col" className={table.number}>
              Given again
            </th>
            <th scope="col" className={table.number}>
              Requests waiting
            </th>
            <th scope="col" className={table.number}>
              Last given
            </th>
            <th scope="col" className={table.number}>
              Last acknowledged
            </th>
          </tr>
        </thead>
        <tbody>
          {consumers.map((consumer) => (
            <ConsumerRow key={`${consumer.stream}/${consumer.consumer}`} consumer={consumer} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function ConsumerRow({ consumer }: { readonly consumer: Consumer }) {
  const { pending, ack_pending: held, redelivered, waiting } = consumer;
  return (
    <tr>
      <th scope="row" className={css.wide}>
        <ForeignText>{consumer.consumer}</ForeignText>
        <div className={css.remark}>
          <ForeignText>{consumer.stream}</ForeignText>
          {!consumer.own && ', none of Beacon'}
        </div>
      </th>
      <td>
        <OfLane consumer={consumer} />
      </td>
      <td className={table.number}>
        <Count count={pending} isOdd={pending > 0} />
      </td>
      <td className={table.number}>
        {formatNumber(held)} of {formatNumber(consumer.max_ack_pending)}
      </td>
      <td className={table.number}>
        <Count count={redelivered} isOdd={redelivered > 0} />
      </td>
      <td className={table.number}>
        <Count count={waiting} isOdd={waiting === 0 && pending > 0} />
      </td>
      <td className={table.number}>{agoOf(consumer.delivered_ms_ago)}</td>
      <td className={table.number}>{agoOf(consumer.acked_ms_ago)}</td>
    </tr>
  );
}

function OfLane({ consumer: { region, model_id: modelId } }: { readonly consumer: Consumer }) {
  if (region === null || modelId === null) return '–';
  return (
    <Link to="/system" search={{ view: 'lanes', lane: `${region}/${modelId}` }}>
      {region} <ForeignText>{modelId}</ForeignText>
    </Link>
  );
}

function Count({ count, isOdd }: { readonly count: number; readonly isOdd: boolean }) {
  return <span className={isOdd ? css.odd : ''}>{formatNumber(count)}</span>;
}

function agoOf(ms: number | null): string {
  return ms === null ? 'never' : `${formatDuration(ms)} ago`;
}
