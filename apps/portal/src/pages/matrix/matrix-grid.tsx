import type { Schema } from '@beacon/client';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent } from 'react';
import { ErrorNote } from '../../components/notes.tsx';
import type { MatrixFilter } from '../../api/matrix-filter.ts';
import { CellTip } from './cell-tip.tsx';
import { frameOf } from './columns.ts';
import { MatrixHead } from './matrix-head.tsx';
import { MatrixRow } from './matrix-row.tsx';
import { RowSlots } from './row-slots.ts';
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
  const [slots] = useState(() => new RowSlots());
  const tops = new Map(rows.map(({ index, start }) => [index, start]));
  // With the focus within it nobody reads the document's order, and an element that changes its place would lose the focus.
  const isSorted = virtual.isResting && !focus.isWithin;
  const pageRows = pageRowsOf(summary.by_model_region.length);
  const { first, last } = virtual.inView;
  const { rowAt, error, retry } = useMatrixRows({ id, filter, pageRows, total, first, last });
  const differing = useMemo(
    () => new Map(facets?.models.map(({ model_id: model, differing: count }) => [model, count])),
    [facets],
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
        onBlur={focus.onBlur}
        onClick={open}
      >
        <MatrixHead frame={frame} columns={columns} summary={summary} differing={differing} />
        <div role="rowgroup" className={css.body} style={{ width, height }}>
          {slots.assign([...tops.keys()], isSorted).map(({ key, index }) => (
            <MatrixRow
              key={key}
              index={index}
              row={rowAt(index)}
              frame={frame}
              columns={columns}
              active={focus.place.row === index ? focus.place.column : null}
              top={tops.get(index) ?? 0}
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
