import type { ReactNode } from 'react';
import css from './data-table.module.css';
import { reachableScroll } from './reachable-scroll.ts';
import table from './table.module.css';

export interface Column {
  readonly name: string;
  readonly isNumber?: boolean;
  /** Whether it holds longer texts, which break into lines. */
  readonly isText?: boolean;
  /** What the column means, where its name does not say it. */
  readonly about?: string;
}

export interface DataRow {
  readonly key: string;
  /** As many as there are columns; the first names the row. */
  readonly cells: readonly ReactNode[];
  /** Stands out: it is what the page is about. */
  readonly isStrong?: boolean;
}

interface Props {
  /** What the table holds: read out, and shown above it. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly DataRow[];
  /** Shows all rows, and never scrolls down in itself: for a table that is the page. */
  readonly isWhole?: boolean;
}

/** A table of figures: names to the left, numbers to the right. */
export function DataTable({ caption, columns, rows, isWhole = false }: Props) {
  return (
    <div
      className={`${table.scroll} ${isWhole ? '' : css.scroll}`}
      ref={reachableScroll}
      role="region"
      aria-label={caption}
    >
      <table className={table.table}>
        <caption className={css.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, isNumber, about }) => (
              <th
                key={name}
                scope="col"
                title={about}
                className={isNumber === true ? table.number : undefined}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  row: { cells, isStrong = false },
  columns,
}: {
  readonly row: DataRow;
  readonly columns: readonly Column[];
}) {
  return (
    <tr className={isStrong ? css.strong : undefined}>
      {columns.map(({ name, ...kind }, index) =>
        index === 0 ? (
          <th key={name} scope="row" className={classOf(kind)}>
            {cells[0]}
          </th>
        ) : (
          <td key={name} className={classOf(kind)}>
            {cells[index]}
          </td>
        ),
      )}
    </tr>
  );
}

function classOf({ isNumber, isText }: Pick<Column, 'isNumber' | 'isText'>): string | undefined {
  if (isNumber === true) return table.number;
  return isText === true ? css.text : css.short;
}
