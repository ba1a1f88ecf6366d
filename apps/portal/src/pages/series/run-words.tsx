import type { SeriesRun } from '../../api/series-queries.ts';
import { ForeignText } from '../../components/text.tsx';
import { asSentence } from '../../features/verdict/words.ts';
import { ChangeSign } from './change-mark.tsx';
import css from './series.module.css';

const CONCLUSIONS = {
  first_run: 'the first run',
  change_found: 'change found',
  no_change_found: 'no change found',
  nothing_to_compare: 'nothing to compare',
} as const;

const FAILURES = {
  id_taken: 'the id of its job was taken',
  job_failed: 'the job failed',
  job_cancelled: 'the job was cancelled',
  not_comparable: 'it cannot be compared',
} as const;

/** What the look at a run came to; why there is none. */
export function RunConclusion({ run: { look, failure } }: { readonly run: SeriesRun }) {
  if (look == null) return failure === null ? 'not looked at yet' : FAILURES[failure];
  const words = CONCLUSIONS[look.conclusion];
  return look.conclusion === 'change_found' ? (
    <strong className={css.words}>
      <ChangeSign /> {words}
    </strong>
  ) : (
    words
  );
}

/** A sentence of the API, as it is: it begins with the id of a model. */
export function LookSentence({ text }: { readonly text: string }) {
  return <ForeignText>{asSentence(text)}</ForeignText>;
}
