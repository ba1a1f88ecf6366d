import { OUTCOME_STYLES } from '../../lib/outcomes.ts';
import type { CellMark } from './cell-mark.ts';
import css from './mark.module.css';

const ABSENT = {
  pending: { sign: '·', tone: 'pending' },
  cancelled: { sign: '⊘', tone: 'cancelled' },
  quarantined: { sign: '!', tone: 'quarantined' },
} as const;

/** One region's executions of a question: a letter on the colour of the most frequent outcome. The cell around it says it in words. */
export function Mark({ mark }: { readonly mark: CellMark }) {
  const { outcome, absence, second, count, isPartlyRecorded, hasQuarantined } = mark;
  if (outcome === null) {
    const { sign, tone } = ABSENT[absence ?? 'pending'];
    return <span className={`${css.mark} ${css[tone]}`}>{sign}</span>;
  }
  const { letter, tone } = OUTCOME_STYLES[outcome];
  const other = second === null ? '' : css[`second-${OUTCOME_STYLES[second].tone}`];
  return (
    <span
      className={`${css.mark} ${css[tone]} ${second === null ? '' : css.mixed} ${other} ${isPartlyRecorded ? css.partly : ''}`}
    >
      {letter}
      {count !== null && <span className={css.count}>{count}</span>}
      {hasQuarantined && <span className={css.flag}>!</span>}
    </span>
  );
}
