import { memo } from 'react';
import type { Schema } from '@beacon/client';
import type { VirtualItem } from '@tanstack/react-virtual';
import { VisibleText } from '../../components/text.tsx';
import { cellAddress } from './cell-address.ts';
import { describeCell, differs, markOf } from './cell-mark.ts';
import type { MatrixColumn, MatrixFrame } from './columns.ts';
import { Mark } from './mark.tsx';
import type { MatrixRow as Row } from './use-matrix-rows.ts';
import css from './matrix-grid.module.css';

type Cell = Schema<'MatrixCell'>;

interface Props {
  readonly index: number;
  /** Undefined while it is being read. */
  readonly row: Row | undefined;
  readonly frame: MatrixFrame;
  readonly columns: readonly VirtualItem[];
  /** Column that the keyboard is in; null when it is in another row. */
  readonly active: number | null;
  readonly top: number;
}

/** A question with its cells. Drawn again only when something of it changes: there are many while one scrolls. */
export const MatrixRow = memo(function MatrixRow({
  index,
  row,
  frame,
  columns,
  active,
  top,
}: Props) {
  return (
    <div
      role="row"
      aria-rowindex={index + FIRST_ROW}
      className={css.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className={css.question}
        data-row={index}
        data-column={0}
        tabIndex={active === 0 ? 0 : -1}
      >
        {row === undefined ? <span className={css.blank} /> : <Question row={row} />}
      </div>
      {columns.map(({ index: place, start, size }, order) => (
        <div
          key={place}
          role="gridcell"
          aria-colindex={place + 2}
          className={css.cell}
          style={{ width: size, ...(order === 0 && { marginLeft: start }) }}
        >
          <CellLink
            {...{ index, row, frame, place }}
            column={frame.columns[place]}
            isActive={active === place + 1}
          />
        </div>
      ))}
    </div>
  );
});

/** Rows above the first question: the heads and the two of the summary. */
const FIRST_ROW = 4;

function Question({ row }: { readonly row: Row }) {
  return (
    <>
      <Foreign className={css.text} text={row.text} />
      <Foreign className={css.id} text={row.question_id ?? 'own prompt'} />
      <Foreign className={css.category} text={row.category ?? ''} />
    </>
  );
}

/** A text of somebody else in one line. */
function Foreign({
  className,
  text,
}: {
  readonly className: string | undefined;
  readonly text: string;
}) {
  return (
    <bdi dir="auto" className={className}>
      <VisibleText text={text} />
    </bdi>
  );
}

interface CellProps {
  readonly index: number;
  readonly row: Row | undefined;
  readonly frame: MatrixFrame;
  readonly place: number;
  readonly column: MatrixColumn | undefined;
  readonly isActive: boolean;
}

function CellLink({ index, row, frame, place, column, isActive }: CellProps) {
  if (column === undefined) return null;
  const cells = row === undefined ? [] : cellsOf(row, column);
  const isDiffering = differs(cells, frame.twins);
  return (
    // The same element while it is read and after that: what has the focus keeps it.
    <a
      href={row === undefined ? undefined : cellAddress(frame.jobId, column.id, row.question_id)}
      className={`${css.marks} ${isDiffering ? css.differs : ''}`}
      aria-label={row === undefined ? 'being read' : describe(column, cells, isDiffering)}
      data-row={index}
      data-column={place + 1}
      tabIndex={isActive ? 0 : -1}
    >
      {column.regions.map(({ id }) => {
        const cell = cells.find(({ region }) => region === id);
        return (
          <span key={id} className={css.slot} aria-hidden="true">
            {cell !== undefined && <Mark mark={markOf(cell)} />}
          </span>
        );
      })}
    </a>
  );
}

/** The cells of a model in a row. */
export function cellsOf(row: Row, column: MatrixColumn): readonly Cell[] {
  return row.cells.filter(({ model_id: model }) => model === column.id);
}

function describe(column: MatrixColumn, cells: readonly Cell[], isDiffering: boolean): string {
  const parts = cells.map((cell) => {
    const region = column.regions.find(({ id }) => id === cell.region);
    return `${region?.name ?? cell.region} ${describeCell(cell)}`;
  });
  return `${column.name}: ${parts.join('; ')}${isDiffering ? '; regions differ' : ''}`;
}
