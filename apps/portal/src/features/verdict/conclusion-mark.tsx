import type { ShownConclusion } from '../../api/verdict-queries.ts';
import css from './conclusion-mark.module.css';
import { CONCLUSIONS } from './words.ts';

interface Props {
  readonly conclusion: ShownConclusion;
  readonly isInterim?: boolean;
}

/** What is concluded: a sign and the word. */
export function ConclusionMark({ conclusion, isInterim = false }: Props) {
  const { sign, word, meaning } = CONCLUSIONS[conclusion];
  return (
    <span className={`${css.mark} ${css[conclusion]}`} title={meaning}>
      <span aria-hidden="true" className={css.sign}>
        {sign}
      </span>
      {word}
      {isInterim && <span className={css.interim}>interim</span>}
    </span>
  );
}
