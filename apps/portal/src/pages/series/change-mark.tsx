import css from './series.module.css';

interface Props {
  readonly x: string | number;
  readonly y: number;
}

/** Where a change was found, within a drawing: a diamond with a C. */
export function ChangeMark({ x, y }: Props) {
  return (
    <svg x={x} y={y} overflow="visible" className={css.mark}>
      <path d="M0-9L9 0L0 9L-9 0Z" />
      <text dy="0.36em">C</text>
    </svg>
  );
}

/** The same in a text, which says it in words beside. */
export function ChangeSign() {
  return (
    <svg width="18" height="18" className={css.sign} aria-hidden="true">
      <ChangeMark x={9} y={9} />
    </svg>
  );
}
