import type { ReactNode } from 'react';
import css from './facts.module.css';

/** A name and what it is; what is not known is left out. */
export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** Names with their values, one under the other. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={css.facts}>
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== '')
        .map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
