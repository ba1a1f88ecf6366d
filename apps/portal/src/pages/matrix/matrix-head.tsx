import type { Schema } from '@beacon/client';
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { VisibleText } from '../../components/text.tsx';
import { formatNumber } from '../../lib/format.ts';
import type { MatrixColumn, MatrixFrame } from './columns.ts';
import css from './matrix-grid.module.css';

type Summary = Schema<'MatrixSummaryView'>;

interface Props {
  readonly frame: MatrixFrame;
  readonly columns: readonly VirtualItem[];
  readonly summary: Summary;
  /** Questions in which a model's regions differ; empty while it is not known. */
  readonly differing: ReadonlyMap<string, number>;
}

/** The head of the matrix: models over their regions, and two figures of the whole job. Not drawn again while one scrolls. */
export const MatrixHead = memo(function MatrixHead({ frame, columns, summary, differing }: Props) {
  const line = (content: (column: MatrixColumn) => ReactNode, role: 'columnheader' | 'gridcell') =>
    columns.map(({ index, start, size }, order) => {
      const column = frame.columns[index];
      if (column === undefined) return null;
      return (
        <div
          key={index}
          role={role}
          aria-colindex={index + 2}
          className={css.cell}
          style={{ width: size, ...(order === 0 && { marginLeft: start }) }}
        >
          {content(column)}
        </div>
      );
    });
  return (
    <div role="rowgroup" className={css.head}>
      <div role="row" aria-rowindex={1} className={css.names}>
        <div role="columnheader" aria-colindex={1} className={css.corner}>
          Question
        </div>
        {line(
          (column) => (
            <ModelName column={column} twins={frame.twins} />
          ),
          'columnheader',
        )}
      </div>
      <div role="row" aria-rowindex={2} className={css.figures}>
        <div role="rowheader" aria-colindex={1} className={css.corner}>
          Refusal rate, whole job
        </div>
        {line(
          (column) => (
            <Rates column={column} summary={summary} />
          ),
          'gridcell',
        )}
      </div>
      <div role="row" aria-rowindex={3} className={css.figures}>
        <div role="rowheader" aria-colindex={1} className={css.corner}>
          Differing questions
        </div>
        {line(({ id }) => {
          const count = differing.get(id);
          return (
            <span className={css.count}>{count === undefined ? '–' : formatNumber(count)}</span>
          );
        }, 'gridcell')}
      </div>
    </div>
  );
});

function ModelName({
  column,
  twins,
}: {
  readonly column: MatrixColumn;
  readonly twins: ReadonlyMap<string, string>;
}) {
  return (
    <>
      <bdi className={css.model} title={column.id}>
        <VisibleText text={column.name} />
      </bdi>
      <span className={css.codes}>
        {column.regions.map(({ id, code, name, flag }) => {
          const original = twins.get(id);
          const about = original === undefined ? '' : `, second executor of ${original}`;
          return (
            <abbr key={id} className={css.code} title={`${flag} ${name} (${id})${about}`}>
              {code}
              {original !== undefined && <sup aria-label="second executor">2</sup>}
            </abbr>
          );
        })}
      </span>
    </>
  );
}

function Rates({ column, summary }: { readonly column: MatrixColumn; readonly summary: Summary }) {
  return (
    <span className={css.codes}>
      {column.regions.map(({ id, name }) => {
        const tally = summary.by_model_region.find(
          ({ region, model_id: model }) => region === id && model === column.id,
        );
        const rate = tally?.refusal_rate ?? null;
        return (
          <span
            key={id}
            className={css.rate}
            title={`${name}: ${formatNumber(tally?.recorded ?? 0)} recorded`}
          >
            {rate === null ? '–' : `${Math.round(rate * 100)} %`}
          </span>
        );
      })}
    </span>
  );
}
