import { useEffect, useState } from 'react';
import type { CSSProperties, RefObject } from 'react';

/** So long the pointer rests on a cell before it is explained, and so long it may take from the cell to the explanation. */
const REST_MS = 150;
const LEAVE_MS = 250;
const GAP = 8;

/** The cell of a grid that one points at, or that has the focus. */
export interface Pointed {
  readonly element: HTMLElement;
  readonly row: number;
  readonly column: number;
}

/** Follows the pointer and the keyboard over a grid; what explains a cell stays while one points at the explanation. */
export function usePointed(
  grid: RefObject<HTMLElement | null>,
  tip: RefObject<HTMLElement | null>,
): Pointed | null {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  useEffect(() => {
    const element = grid.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const after = (ms: number, next: () => Pointed | null): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setPointed(next()), ms);
    };
    const hide = (): void => {
      clearTimeout(timer);
      setPointed(null);
    };
    const onFocus = (target: EventTarget | null, ms: number): void => {
      // With the pointer the focus comes too, and a click leads elsewhere anyway.
      if (target instanceof Element && element.contains(target) && target.matches(':focus-visible'))
        after(ms, () => pointedAt(target));
    };
    const stop = new AbortController();
    const on = <Name extends keyof DocumentEventMap>(
      target: HTMLElement | Document,
      name: Name,
      handle: (event: DocumentEventMap[Name]) => void,
    ): void => {
      target.addEventListener(name, handle as EventListener, {
        signal: stop.signal,
        passive: true,
      });
    };
    on(document, 'pointerover', ({ target }) => {
      if (target instanceof Node && tip.current?.contains(target) === true) clearTimeout(timer);
      else if (target instanceof Node && element.contains(target))
        after(REST_MS, () => pointedAt(target));
      else after(LEAVE_MS, () => null);
    });
    on(element, 'focusin', ({ target }) => onFocus(target, 0));
    on(element, 'focusout', hide);
    on(element, 'scroll', () => {
      hide();
      // The keyboard scrolls as it goes: what it came to is explained when the grid rests.
      onFocus(document.activeElement, REST_MS);
    });
    on(document, 'keydown', ({ key }) => {
      if (key === 'Escape') hide();
    });
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [grid, tip]);
  return pointed;
}

/** Beside a cell, so that it covers neither the cell nor those above and beneath: towards the questions, where nothing is compared. */
export function placeBeside(element: HTMLElement): CSSProperties {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const isLow = top > innerHeight / 2;
  const height = isLow ? { bottom: innerHeight - bottom } : { top };
  return left > innerWidth / 2
    ? { ...height, right: innerWidth - left + GAP }
    : { ...height, left: Math.min(right + GAP, innerWidth / 2) };
}

function pointedAt(target: EventTarget | null): Pointed | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  const row = element?.closest<HTMLElement>('[data-row]');
  if (element === null || row == null) return null;
  return { element, row: Number(row.dataset['row']), column: Number(element.dataset['column']) };
}
