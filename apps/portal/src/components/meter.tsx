import css from './meter.module.css';

interface Part {
  readonly name: string;
  readonly count: number;
  readonly tone: 'done' | 'refused' | 'failed' | 'cancelled';
}

interface Props {
  readonly label: string;
  readonly total: number;
  readonly parts: readonly Part[];
}

/** How much of something is done, by how it ended. */
export function Meter({ label, total, parts }: Props) {
  const done = parts.reduce((sum, { count }) => sum + count, 0);
  return (
    <span
      className={css.meter}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      title={parts.map(({ name, count }) => `${name} ${count}`).join(', ')}
    >
      {parts.map(({ name, count, tone }) => (
        <span
          key={name}
          className={css[tone]}
          style={{ width: `${total === 0 ? 0 : (100 * count) / total}%` }}
        />
      ))}
    </span>
  );
}
