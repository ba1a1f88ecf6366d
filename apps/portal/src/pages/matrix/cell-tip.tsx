import { Tooltip } from 'radix-ui';
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { OutcomeMark } from '../../components/outcome-mark.tsx';
import { OUTCOME_STYLES } from '../../lib/outcomes.ts';
import type { Schema } from '@beacon/client';
import { byFrequency, describeCell } from './cell-mark.ts';
import type { MatrixColumn, MatrixFrame } from './columns.ts';
import { cellsOf } from './matrix-row.tsx';
import type { MatrixRow } from './use-matrix-rows.ts';
import css from './cell-tip.module.css';

/** So long the pointer rests on a cell before it is explained. */
const REST_MS = 150;

interface Props {
  readonly grid: RefObject<HTMLElement | null>;
  readonly frame: MatrixFrame;
  readonly rowAt: (index: number) => MatrixRow | undefined;
}

interface Pointed {
  readonly element: HTMLElement;
  readonly row: number;
  readonly column: number;
}

/** Says what a cell's marks mean while one points at it or it has the focus: one for the whole grid. */
export function CellTip({ grid, frame, rowAt }: Props) {
  const [pointed, setPointed] = usePointed(grid);
  if (pointed === null) return null;
  const row = rowAt(pointed.row);
  if (row === undefined) return null;
  const column = frame.columns[pointed.column - 1];
  const { left, top, width, height } = pointed.element.getBoundingClientRect();
  return (
    <Tooltip.Provider delayDuration={0}>
      <Tooltip.Root
        key={`${pointed.row} ${pointed.column}`}
        open
        onOpenChange={(isOpen) => {
          if (!isOpen) setPointed(null);
        }}
      >
        <Tooltip.Trigger asChild>
          <span className={css.anchor} style={{ left, top, width, height }} tabIndex={-1} />
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content className={css.tip} side="bottom" sideOffset={6} collisionPadding={8}>
            <bdi className={css.question}>{row.text}</bdi>
            {column !== undefined && <CellRegions row={row} column={column} />}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}

function CellRegions({ row, column }: { readonly row: MatrixRow; readonly column: MatrixColumn }) {
  const cells = cellsOf(row, column);
  return (
    <table className={css.regions}>
      <caption>{column.name}</caption>
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

function usePointed(grid: RefObject<HTMLElement | null>) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  useEffect(() => {
    const element = grid.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (target: EventTarget | null, afterMs: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setPointed(pointedAt(target)), afterMs);
    };
    const hide = (): void => {
      clearTimeout(timer);
      setPointed(null);
    };
    const stop = new AbortController();
    const options = { signal: stop.signal, passive: true };
    element.addEventListener('pointerover', ({ target }) => show(target, REST_MS), options);
    element.addEventListener('pointerleave', hide, options);
    element.addEventListener(
      'focusin',
      ({ target }) => {
        // With the pointer the focus comes too, and a click leads elsewhere anyway.
        if (target instanceof Element && target.matches(':focus-visible')) show(target, 0);
      },
      options,
    );
    element.addEventListener('focusout', hide, options);
    const onScroll = (): void => {
      hide();
      const { activeElement: focused } = document;
      // The keyboard scrolls as it goes: what it came to is explained when the grid rests.
      if (focused !== null && element.contains(focused) && focused.matches(':focus-visible'))
        show(focused, REST_MS);
    };
    element.addEventListener('scroll', onScroll, options);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [grid]);
  return [pointed, setPointed] as const;
}

function pointedAt(target: EventTarget | null): Pointed | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  if (element === null) return null;
  const { row, column } = element.dataset;
  return { element, row: Number(row), column: Number(column) };
}
