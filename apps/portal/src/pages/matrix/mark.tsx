import type { ReactNode } from 'react';
import { OUTCOME_STYLES } from '../../lib/outcomes.ts';
import type { CellMark } from './cell-mark.ts';
import css from './mark.module.css';

const ABSENT = {
  pending: { sign: '·', tone: 'pending' },
  cancelled: { sign: '⊘', tone: 'cancelled' },
  'not asked': { sign: '–', tone: 'cancelled' },
  quarantined: { sign: '!', tone: 'quarantined' },
} as const;

/** One region's executions of a question: a letter on the colour of the most frequent outcome. The cell around it says it in words. */
export function Mark({ mark }: { readonly mark: CellMark }) {
  return drawMark(mark, 'mark');
}

/** The same where there are so many that a component for each would be felt. */
export function drawMark(mark: CellMark, key: string): ReactNode {
  const { count, hasQuarantined, isRetrying } = mark;
  return (
    <span key={key} className={classesOf(mark)} aria-hidden="true">
      {signOf(mark)}
      {count !== null && <span className={css.count}>{count}</span>}
      {hasQuarantined && mark.outcome !== null && <span className={css.flag}>!</span>}
      {isRetrying && <span className={css.again}>↻</span>}
    </span>
  );
}

/** The place of a mark where nothing is asked, or nothing is read yet. */
export function drawNoMark(key: string): ReactNode {
  return <span key={key} className={css.mark} aria-hidden="true" />;
}

function signOf({ outcome, absence }: CellMark): string {
  return outcome === null ? ABSENT[absence ?? 'pending'].sign : OUTCOME_STYLES[outcome].letter;
}

function classesOf({ outcome, absence, second, isPartlyRecorded }: CellMark): string {
  if (outcome === null) return `${css.mark} ${css[ABSENT[absence ?? 'pending'].tone]}`;
  const classes = [css.mark, css[OUTCOME_STYLES[outcome].tone]];
  if (second !== null) classes.push(css.mixed, css[`second-${OUTCOME_STYLES[second].tone}`]);
  if (isPartlyRecorded) classes.push(css.partly);
  return classes.join(' ');
}
