import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { PUBLISHED } from '../lib/published.ts';
import css from './page.module.css';

interface Props {
  readonly title: string;
  /** Stands above the title, such as the way back. */
  readonly above?: ReactNode;
  /** One line beneath the title. */
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  /** The API call that the page is made of, such as `/api/v1/jobs`. */
  readonly json?: string;
  readonly children: ReactNode;
}

/** A page with its head. */
export function Page({ title, above, about, actions, json, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Beacon`;
  }, [title]);
  return (
    <>
      <header className={css.head}>
        <div className={css.titles}>
          {above !== undefined && <div className={css.above}>{above}</div>}
          <h1>{title}</h1>
          {about !== undefined && <div className={css.about}>{about}</div>}
        </div>
        <div className={css.actions}>
          {actions}
          {json !== undefined && PUBLISHED === null && (
            <a href={json} className={css.json} title="The API call that this page is made of">
              .json
            </a>
          )}
        </div>
      </header>
      {children}
    </>
  );
}
