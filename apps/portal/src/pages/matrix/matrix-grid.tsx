import type { Schema } from '@beacon/client';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent } from 'react';
import { ErrorNote } from '../../components/notes.tsx';
import type { MatrixFilter } from '../../api/matrix-filter.ts';
import { CellTip } from './cell-tip.tsx';
import { frameOf } from './columns.ts';
import { MatrixHead } from './matrix-head.tsx';
import { MatrixRow } from './matrix-row.tsx';
import { useGridFocus } from './use-grid-focus.ts';
import { useGridVirtual } from './use-grid-virtual.ts';
import { pageRowsOf } from '../../lib/matrix-pages.ts';
import { useMatrixRows } from './use-matrix-rows.ts';
import css from './matrix-grid.module.css';

interface Props {
  readonly matrix: Schema<'MatrixView'>;
  readonly facets: Schema<'MatrixFacetsView'> | null;
  readonly filter: MatrixFilter;
  readonly total: number;
}

/** Questions by models with a mark for each region: only what is in view is drawn and read. */
export function MatrixGrid({ matrix, facets, filter, total }: Props) {
  const { job_id: id, models, regions, summary } = matrix;
  // Events make a new summary twice a second, with the same columns: rows are not drawn again for it.
  const frame = useMemo(() => frameOf({ job_id: id, models, regions }), [id, models, regions]);
  const scroller = useRef<HTMLDivElement>(null);
  const focus = useGridFocus(scroller);
  const virtual = useGridVirtual({ scroller, frame, total, active: focus.place });
  const { rows, columns, width, height } = virtual;
  const pageRows = pageRowsOf(summary.by_model_region.length);
  const { first, last } = virtual.inView;
  const { rowAt, error, retry } = useMatrixRows({ id, filter, pageRows, first, last });
  const differing = new Map(
    facets?.models.map(({ model_id: model, differing: count }) => [model, count]),
  );
  const open = useOpenCell();
  const size = {
    rows: total,
    columns: frame.columns.length,
    pageRows: Math.max(1, last - first - 1),
  };
  return (
    <>
      {error !== null && <ErrorNote error={error} onRetry={retry} />}
      <div
        ref={scroller}
        className={css.scroller}
        role="grid"
        // Reached by its cells, of which one takes the focus.
        tabIndex={-1}
        style={{ '--question': `${virtual.questionWidth}px` } as CSSProperties}
        aria-label="Outcomes, questions by models"
        aria-rowcount={total + 3}
        aria-colcount={frame.columns.length + 1}
        onKeyDown={(event: KeyboardEvent) => focus.onKeyDown(event, size, virtual.reveal)}
        onFocus={focus.onFocus}
        onClick={open}
      >
        <MatrixHead frame={frame} columns={columns} summary={summary} differing={differing} />
        <div role="rowgroup" className={css.body} style={{ width, height }}>
          {rows.map(({ index, start }) => (
            <MatrixRow
              key={index}
              index={index}
              row={rowAt(index)}
              frame={frame}
              columns={columns}
              active={focus.place.row === index ? focus.place.column : null}
              top={start}
            />
          ))}
        </div>
      </div>
      <CellTip grid={scroller} frame={frame} rowAt={rowAt} />
    </>
  );
}

/** Follows links to cells within the page; with a key or another button the browser does as it always does. */
function useOpenCell(): (event: MouseEvent) => void {
  const navigate = useNavigate();
  return (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
    if (link === null || !isPlain) return;
    event.preventDefault();
    void navigate({ href: `${link.pathname}${link.search}` });
  };
}
