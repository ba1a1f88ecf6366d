import { OUTCOME_STYLES } from '../lib/outcomes.ts';
import type { Outcome } from '../lib/outcomes.ts';
import css from './outcome-mark.module.css';

interface Props {
  readonly outcome: Outcome;
  /** The word beside the letter; without it the mark is named for screen readers only. */
  readonly withLabel?: boolean;
}

/** The mark of an outcome: a letter on its colour. */
export function OutcomeMark({ outcome, withLabel = false }: Props) {
  const { letter, label, tone, meaning } = OUTCOME_STYLES[outcome];
  return (
    <span className={css.outcome} title={meaning}>
      <span
        className={`${css.mark} ${css[tone]}`}
        {...(withLabel ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      >
        {letter}
      </span>
      {withLabel && label}
    </span>
  );
}
