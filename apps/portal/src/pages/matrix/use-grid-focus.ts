import { useState } from 'react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';
import { moveBy } from './grid-keys.ts';
import type { GridPlace, GridSize } from './grid-keys.ts';

/** Frames in which a row that was scrolled to is drawn. */
const PATIENT_FRAMES = 10;

interface GridFocus {
  /** The one place of the grid that Tab leads to. */
  readonly place: GridPlace;
  /** Whether the focus is in the grid. */
  readonly isWithin: boolean;
  readonly onKeyDown: (
    event: KeyboardEvent,
    size: GridSize,
    reveal: (place: GridPlace) => void,
  ) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** The keyboard's place in a grid of which only a part is drawn. */
export function useGridFocus(grid: RefObject<HTMLElement | null>): GridFocus {
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 1 });
  const [isWithin, setWithin] = useState(false);
  return {
    place,
    isWithin,
    onKeyDown: (event, size, reveal) => {
      if (event.altKey) return;
      const next = moveBy(event.key, event.ctrlKey || event.metaKey, place, size);
      if (next === null) return;
      event.preventDefault();
      setPlace(next);
      reveal(next);
      focusWhenDrawn(grid, next, PATIENT_FRAMES);
    },
    onFocus: ({ target }) => {
      setWithin(true);
      const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
      const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
      if (row === undefined || column === undefined) return;
      setPlace({ row: Number(row), column: Number(column) });
    },
    onBlur: ({ currentTarget, relatedTarget }) =>
      setWithin(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)),
  };
}

function focusWhenDrawn(
  grid: RefObject<HTMLElement | null>,
  { row, column }: GridPlace,
  frames: number,
): void {
  requestAnimationFrame(() => {
    const found = grid.current?.querySelector<HTMLElement>(
      `[data-row="${row}"] [data-column="${column}"]`,
    );
    // The grid has scrolled to it already, with room for the heads: the browser would not leave that.
    if (found != null) {
      found.focus({ preventScroll: true });
      grid.current?.scrollIntoView({ block: 'nearest' });
    } else if (frames > 0) focusWhenDrawn(grid, { row, column }, frames - 1);
  });
}
