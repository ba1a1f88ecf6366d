import { VisibleText } from '../../components/text.tsx';
import css from './answer-text.module.css';
import { markedRuns } from './marked-ranges.ts';
import type { MarkedRun, TextMark } from './marked-ranges.ts';

interface Props {
  readonly text: string;
  readonly marks?: readonly TextMark[];
}

const NO_MARKS: readonly TextMark[] = [];

/** An answer with marked parts: only ever text, whatever it holds. */
export function AnswerText({ text, marks = NO_MARKS }: Props) {
  return (
    <bdi dir="auto" className={css.answer}>
      {markedRuns(text, marks).map((run, index) => (
        // A run has no identity but its place: answers do not change.
        <Run key={index} run={run} />
      ))}
    </bdi>
  );
}

function Run({ run: { text, kinds } }: { readonly run: MarkedRun }) {
  if (kinds.length === 0) return <VisibleText text={text} />;
  return (
    <mark className={kinds.map((kind) => css[kind]).join(' ')}>
      <VisibleText text={text} />
    </mark>
  );
}
