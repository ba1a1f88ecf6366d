import type { ReactNode } from 'react';
import { reachableScroll } from './reachable-scroll.ts';
import table from './table.module.css';

interface Props {
  /** What the table holds; the same as the table's own name. */
  readonly label: string;
  readonly children: ReactNode;
}

/** What a table that may be wider than the page scrolls in, by keys as well. */
export function TableScroll({ label, children }: Props) {
  return (
    <div className={table.scroll} ref={reachableScroll} role="group" aria-label={label}>
      {children}
    </div>
  );
}
