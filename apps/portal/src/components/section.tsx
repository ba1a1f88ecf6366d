import type { ReactNode } from 'react';
import css from './section.module.css';

interface Props {
  /** Its place in the address, after `#`. */
  readonly id: string;
  readonly title: string;
  /** What a reader must know to read it. */
  readonly about?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a long page that can be linked to. */
export function Section({ id, title, about, children }: Props) {
  return (
    <section className={css.section} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {about !== undefined && <p className={css.about}>{about}</p>}
      </header>
      {children}
    </section>
  );
}
