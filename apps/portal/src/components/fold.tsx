import type { ReactNode } from 'react';
import css from './fold.module.css';

interface Props {
  readonly title: ReactNode;
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** What a reader opens on wish. */
export function Fold({ title, open = false, children }: Props) {
  return (
    <details className={css.fold} open={open}>
      <summary>{title}</summary>
      <div className={css.content}>{children}</div>
    </details>
  );
}
