import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range, VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { RefObject } from 'react';
import { useWidth } from '../../components/use-width.ts';
import type { MatrixFrame } from './columns.ts';
import type { GridPlace } from './grid-keys.ts';

/** Sizes in rem, as in matrix-grid.module.css. */
const SIZES = { slot: 2.375, cellPadding: 1.25, head: 7 } as const;
const WIDE = { row: 1.875, question: 22, mostQuestion: 100 } as const;
const NARROW = { row: 3.5, question: 11.5, mostQuestion: 11.5 } as const;
const NARROW_SCREEN = '(max-width: 48rem)';
const OVERSCAN_ROWS = 6;

interface Wanted {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly frame: MatrixFrame;
  readonly total: number;
  readonly active: GridPlace;
}

export interface GridVirtual {
  /** Starts are within the body. */
  readonly rows: readonly VirtualItem[];
  /** Starts are behind the question's column. */
  readonly columns: readonly VirtualItem[];
  readonly width: number;
  /** Of the question's column. */
  readonly questionWidth: number;
  readonly height: number;
  /** Rows that are seen, without those that are drawn ahead. */
  readonly inView: { readonly first: number; readonly last: number };
  /** Whether it does not scroll. */
  readonly isResting: boolean;
  readonly reveal: (place: GridPlace) => void;
}

/** Which rows and columns of the grid are drawn. */
export function useGridVirtual({ scroller, frame, total, active }: Wanted): GridVirtual {
  const rem = useMemo(() => parseFloat(getComputedStyle(document.documentElement).fontSize), []);
  const isNarrow = useMedia(NARROW_SCREEN);
  const { row, question: least, mostQuestion } = isNarrow ? NARROW : WIDE;
  const columnSize = (place: number): number =>
    ((frame.columns[place]?.regions.length ?? 1) * SIZES.slot + SIZES.cellPadding) * rem;
  const modelsWidth = frame.columns.reduce((sum, _, place) => sum + columnSize(place), 0);
  // The question takes what the models leave.
  const question = Math.max(
    least * rem,
    Math.min(mostQuestion * rem, useWidth(scroller) - modelsWidth),
  );
  const getScrollElement = (): HTMLDivElement | null => scroller.current;
  const extractRows = useCallback(
    // The row that has the focus stays, also where it is not seen: else the focus is lost with it.
    (range: Range) =>
      [...new Set([active.row, ...defaultRangeExtractor(range)])]
        .filter((index) => index < range.count)
        .toSorted((a, b) => a - b),
    [active.row],
  );
  const rows = useVirtualizer({
    count: total,
    getScrollElement,
    estimateSize: () => row * rem,
    overscan: OVERSCAN_ROWS,
    scrollMargin: SIZES.head * rem,
    scrollPaddingStart: SIZES.head * rem,
    rangeExtractor: extractRows,
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: frame.columns.length,
    getScrollElement,
    estimateSize: columnSize,
    overscan: 2,
    scrollMargin: question,
    scrollPaddingStart: question,
  });
  const margin = SIZES.head * rem;
  const left = question;
  const drawnColumns = columns.getVirtualItems();
  // The same list as long as the same columns are drawn: rows are not drawn again while one scrolls down.
  const shownColumns = useMemo(
    () => drawnColumns.map((item) => ({ ...item, start: item.start - left })),
    [drawnColumns, left],
  );
  return {
    rows: rows.getVirtualItems().map((item) => ({ ...item, start: item.start - margin })),
    columns: shownColumns,
    questionWidth: left,
    width: left + columns.getTotalSize(),
    height: rows.getTotalSize(),
    inView: { first: rows.range?.startIndex ?? 0, last: rows.range?.endIndex ?? 0 },
    isResting: !rows.isScrolling,
    reveal: ({ row: toRow, column }) => {
      rows.scrollToIndex(toRow);
      if (column > 0) columns.scrollToIndex(column - 1);
    },
  };
}

function useMedia(query: string): boolean {
  const media = useMemo(() => matchMedia(query), [query]);
  return useSyncExternalStore(
    (onChange) => {
      media.addEventListener('change', onChange);
      return () => media.removeEventListener('change', onChange);
    },
    () => media.matches,
  );
}
