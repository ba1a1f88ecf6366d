import { OutcomeMark } from '../../components/outcome-mark.tsx';
import css from './cell-outcomes.module.css';
import type { OutcomeCounts } from './region-cells.ts';

/** What the repeats of a cell came to. */
export function CellOutcomes({ outcomes }: { readonly outcomes: OutcomeCounts }) {
  if (outcomes.length === 0) return <>–</>;
  return (
    <span className={css.outcomes}>
      {outcomes.map(([outcome, count]) => (
        <span key={outcome} className={css.outcome}>
          <OutcomeMark outcome={outcome} withLabel />
          {count > 1 && `× ${count}`}
        </span>
      ))}
    </span>
  );
}
