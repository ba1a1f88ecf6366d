import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Schema } from '@beacon/client';
import type { VirtualItem } from '@tanstack/react-virtual';
import { visibleNodes } from '../../components/text.tsx';
import { cellAddress } from './cell-address.ts';
import { describeCell, differs, markOf } from './cell-mark.ts';
import type { MatrixColumn, MatrixFrame } from './columns.ts';
import { drawMark, drawNoMark } from './mark.tsx';
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

/** Rows above the first question: the heads and the two of the summary. */
const FIRST_ROW = 4;
/** Characters of a text that can be seen in a row, at most: a question may have thousands. */
const MOST_SHOWN = 300;

/**
 * A question with its cells. There are dozens in each frame while one scrolls: the elements are the same ones whatever stands in them, as
 * few as can be, and parts of a row are drawn by functions rather than components.
 */
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
      data-row={index}
      className={css.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className={css.question}
        data-column={0}
        tabIndex={active === 0 ? 0 : -1}
      >
        {foreign(row === undefined ? css.blank : css.text, row?.text)}
        {foreign(css.id, row === undefined ? '' : (row.question_id ?? 'own prompt'))}
        {foreign(css.category, row?.category)}
      </div>
      {columns.map(({ index: place, start, size }, order) => (
        <div
          key={place}
          role="gridcell"
          aria-colindex={place + 2}
          className={css.cell}
          style={{ width: size, ...(order === 0 && { marginLeft: start }) }}
        >
          {cellLink(row, frame, place, active)}
        </div>
      ))}
    </div>
  );
});

/** A text of somebody else in one line. */
function foreign(className: string | undefined, text: string | null | undefined): ReactNode {
  return (
    <bdi dir="auto" className={className}>
      {visibleNodes(text?.slice(0, MOST_SHOWN) ?? '')}
    </bdi>
  );
}

function cellLink(
  row: Row | undefined,
  frame: MatrixFrame,
  place: number,
  active: number | null,
): ReactNode {
  const column = frame.columns[place];
  if (column === undefined) return null;
  const cells = row === undefined ? [] : cellsOf(row, column);
  const isDiffering = differs(cells, frame.twins);
  return (
    // The same element while it is read and after that: what has the focus keeps it.
    <a
      href={row === undefined ? undefined : cellAddress(frame.jobId, column.id, row.question_id)}
      className={isDiffering ? `${css.marks} ${css.differs}` : css.marks}
      aria-label={row === undefined ? 'being read' : describe(column, cells, isDiffering)}
      data-column={place + 1}
      tabIndex={active === place + 1 ? 0 : -1}
    >
      {column.regions.map(({ id }) => {
        const cell = cells.find(({ region }) => region === id);
        return cell === undefined ? drawNoMark(id) : drawMark(markOf(cell), id);
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
