import type { ShownConclusion } from '../../api/verdict-queries.ts';
import { ForeignText } from '../../components/text.tsx';
import { ConclusionMark } from './conclusion-mark.tsx';
import css from './lead.module.css';
import { asSentence } from './words.ts';

interface Props {
  readonly conclusion: ShownConclusion;
  readonly sentence: string;
  readonly isInterim?: boolean;
}

/** The one sentence that a page is about. */
export function Lead({ conclusion, sentence, isInterim = false }: Props) {
  return (
    <div className={css.lead}>
      <ConclusionMark conclusion={conclusion} isInterim={isInterim} />
      <p>
        <ForeignText>{asSentence(sentence)}</ForeignText>
      </p>
    </div>
  );
}
