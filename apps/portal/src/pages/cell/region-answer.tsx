import type { Schema } from '@beacon/client';
import { useMemo } from 'react';
import { Fold } from '../../components/fold.tsx';
import { Empty, ErrorNote, Loading, Note } from '../../components/notes.tsx';
import { OutcomeMark } from '../../components/outcome-mark.tsx';
import { AnswerText } from '../../features/answer/answer-text.tsx';
import type { TextMark } from '../../features/answer/marked-ranges.ts';
import { wordDifferences } from '../../features/answer/word-differences.ts';
import { AttemptTimeline } from '../../features/execution/attempt-timeline.tsx';
import { OutcomeCorrection } from '../../features/execution/outcome-correction.tsx';
import { OutcomeHistory } from '../../features/execution/outcome-history.tsx';
import { OutcomeReason } from '../../features/execution/outcome-reason.tsx';
import { RegionEvidence } from '../../features/execution/region-evidence.tsx';
import { Spending } from '../../features/execution/spending.tsx';
import { formatNumber } from '../../lib/format.ts';
import { isNotAsked } from '../../lib/outcomes.ts';
import { PUBLISHED } from '../../lib/published.ts';
import type { RegionColumn } from './cell-choice.ts';
import css from './region-answer.module.css';

type Execution = Schema<'ExecutionDetailView'>;

interface Props {
  readonly column: RegionColumn;
  /** Undefined while it is read. */
  readonly answer: Execution | undefined;
  readonly error: Error | null;
  /** The answer with which this one is compared; null when it is not compared. */
  readonly base: string | null;
}

/** What one region answered, how it was typed and where it comes from. */
export function RegionAnswer({ column, answer, error, base }: Props) {
  const { region, twinOf, execution } = column;
  return (
    <section className={css.column} aria-label={region}>
      <header className={css.head}>
        <h2>{region}</h2>
        {twinOf !== null && <span className={css.twin}>second executor of {twinOf}</span>}
        {execution !== null && <OutcomeMark outcome={execution.outcome} withLabel />}
        {execution !== null && isNotAsked(execution) && <span className={css.twin}>not asked</span>}
      </header>
      {execution === null && <Empty title="Nothing recorded yet" />}
      {error !== null && <ErrorNote error={error} />}
      {execution !== null && answer === undefined && error === null && (
        <Loading what="the answer" />
      )}
      {answer !== undefined && <Answer execution={answer} base={base} />}
    </section>
  );
}

function Answer({
  execution,
  base,
}: {
  readonly execution: Execution;
  readonly base: string | null;
}) {
  const { response, response_cut: isCut } = execution.output;
  const differences = useMemo(
    () => (base === null || response === null ? [] : wordDifferences(base, response)),
    [base, response],
  );
  const { span } = execution.outcome_basis;
  const marks: TextMark[] = [
    ...(span === null ? [] : [{ ...span, kind: 'evidence' as const }]),
    ...(differences ?? []),
  ];
  return (
    <>
      <OutcomeReason execution={execution} />
      {execution.quarantine !== null && (
        <Note kind="warn" title="Quarantined: in no rate">
          {execution.quarantine}
        </Note>
      )}
      {response === null ? (
        <NoText execution={execution} />
      ) : (
        <div className={css.text}>
          <AnswerText text={response} marks={marks} />
        </div>
      )}
      {isCut && <p className={css.remark}>The answer was too long to be stored whole.</p>}
      {differences === undefined && (
        <p className={css.remark}>The answers are too long and too different to mark each word.</p>
      )}
      <div>
        <Fold title={`Attempts (${execution.attempts})`}>
          <AttemptTimeline jobId={execution.job_id} executionId={execution.id} />
        </Fold>
        <Fold title="Where it ran">
          <RegionEvidence execution={execution} />
        </Fold>
        <Fold title="Time, tokens, cost">
          <Spending execution={execution} />
        </Fold>
        <Fold title="How the outcome came about">
          <OutcomeHistory jobId={execution.job_id} executionId={execution.id} />
        </Fold>
        {PUBLISHED === null && (
          <Fold title="Correct the outcome">
            <OutcomeCorrection execution={execution} />
          </Fold>
        )}
      </div>
    </>
  );
}

function NoText({ execution }: { readonly execution: Execution }) {
  if (PUBLISHED?.facts.with_answers === false && execution.response_length > 0) {
    return (
      <Note title="Left out">
        This published copy leaves out what models answered:{' '}
        {formatNumber(execution.response_length)} characters here.
      </Note>
    );
  }
  if (execution.response_length > 0) {
    return (
      <Note title="Erased">
        The answer was erased: {formatNumber(execution.response_length)} characters. Its outcome and
        its hash stay.
      </Note>
    );
  }
  if (isNotAsked(execution)) {
    return (
      <Note title="Not asked: the cost limit was reached">
        No call was made, so that nothing failed here.
      </Note>
    );
  }
  return (
    <Note title="No text">
      {execution.error_message ?? 'The provider sent no answer with text.'}
    </Note>
  );
}
