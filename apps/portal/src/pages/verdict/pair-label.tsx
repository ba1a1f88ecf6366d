import css from './pair-label.module.css';

/** Two regions; a long pair breaks between them. */
export function PairLabel({ a, b }: { readonly a: string; readonly b: string }) {
  return (
    <>
      <span className={css.region}>{`${a}\u00A0−`}</span> <span className={css.region}>{b}</span>
    </>
  );
}
