import { useRef } from 'react';
import type { RefObject } from 'react';
import { OutcomeMark } from '../../components/outcome-mark.tsx';
import { VisibleText } from '../../components/text.tsx';
import { OUTCOME_STYLES } from '../../lib/outcomes.ts';
import type { Schema } from '@beacon/client';
import { byFrequency, describeCell } from './cell-mark.ts';
import type { MatrixColumn, MatrixFrame } from './columns.ts';
import { cellsOf } from './matrix-row.tsx';
import type { MatrixRow } from './use-matrix-rows.ts';
import { placeBeside, usePointed } from './use-pointed.ts';
import css from './cell-tip.module.css';

interface Props {
  readonly grid: RefObject<HTMLElement | null>;
  readonly frame: MatrixFrame;
  readonly rowAt: (index: number) => MatrixRow | undefined;
}

/** Says what a cell's marks mean while one points at it or it has the focus: one for the whole grid. */
export function CellTip({ grid, frame, rowAt }: Props) {
  const tip = useRef<HTMLDivElement>(null);
  const pointed = usePointed(grid, tip);
  const row = pointed === null ? undefined : rowAt(pointed.row);
  if (pointed === null || row === undefined) return null;
  const column = frame.columns[pointed.column - 1];
  return (
    <div ref={tip} role="tooltip" className={css.tip} style={placeBeside(pointed.element)}>
      <bdi dir="auto" className={css.question}>
        <VisibleText text={row.text} />
      </bdi>
      {column !== undefined && <CellRegions row={row} column={column} />}
    </div>
  );
}

function CellRegions({ row, column }: { readonly row: MatrixRow; readonly column: MatrixColumn }) {
  const cells = cellsOf(row, column);
  return (
    <table className={css.regions}>
      <caption>
        <VisibleText text={column.name} />
      </caption>
      <tbody>
        {column.regions.map(({ id, code, name }) => {
          const cell = cells.find(({ region }) => region === id);
          return (
            <tr key={id}>
              <th scope="row">
                <span className={css.code}>{code}</span> {name}
              </th>
              <td>{cell !== undefined && <CellOutcomes cell={cell} />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function CellOutcomes({ cell }: { readonly cell: Schema<'MatrixCell'> }) {
  const outcomes = byFrequency(cell.outcomes);
  if (outcomes.length === 0) return describeCell(cell);
  return (
    <span className={css.outcomes}>
      {outcomes.map(([outcome]) => (
        <OutcomeMark key={outcome} outcome={outcome} />
      ))}
      {outcomes.length === 1 && cell.expected === 1 && cell.quarantined === 0
        ? OUTCOME_STYLES[outcomes[0]?.[0] ?? 'answered'].label
        : describeCell(cell)}
    </span>
  );
}
