import type { Schema } from '@beacon/client';
import { Link } from '@tanstack/react-router';
import { TableScroll } from '../../components/table-scroll.tsx';
import table from '../../components/table.module.css';
import { ForeignText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import { formatNumber } from '../../lib/format.ts';
import css from './system.module.css';

type DeadLetter = Schema<'DeadLetterItemView'>;

/** A line for each dead letter, oldest first. */
export function DeadLetterTable({ letters }: { readonly letters: readonly DeadLetter[] }) {
  return (
    <TableScroll label="Dead letters, oldest first">
      <table className={table.table} aria-label="Dead letters, oldest first">
        <thead>
          <tr>
            <th scope="col" className={table.number}>
              No.
            </th>
            <th scope="col">Kept</th>
            <th scope="col">Why</th>
            <th scope="col">Subject</th>
            <th scope="col" className={table.number}>
              Deliveries
            </th>
            <th scope="col" className={table.number}>
              Bytes
            </th>
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <DeadLetterRow key={letter.sequence} letter={letter} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function DeadLetterRow({ letter }: { readonly letter: DeadLetter }) {
  return (
    <tr>
      <th scope="row" className={table.number}>
        <Link
          to="/system"
          search={{ view: 'dead-letters', letter: String(letter.sequence) }}
          aria-label={`Dead letter ${letter.sequence}`}
        >
          {letter.sequence}
        </Link>
      </th>
      <td className={css.nowrap}>
        <Time iso={letter.kept_at} />
      </td>
      <td className={css.wide}>
        <ForeignText>{letter.reason}</ForeignText>
      </td>
      <td className={css.wide}>
        <ForeignText>{letter.subject ?? '–'}</ForeignText>
        <div className={css.remark}>
          <ForeignText>{letter.stream ?? ''}</ForeignText>
        </div>
      </td>
      <td className={table.number}>
        {letter.deliveries === null ? '–' : formatNumber(letter.deliveries)}
      </td>
      <td className={table.number}>
        {formatNumber(letter.size)}
        {letter.original_size !== null && (
          <div className={css.remark}>cut, of {formatNumber(letter.original_size)}</div>
        )}
      </td>
    </tr>
  );
}
