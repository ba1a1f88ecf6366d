import type { Schema } from '@beacon/client';
import { OutcomeMark } from '../../components/outcome-mark.tsx';
import { ForeignText } from '../../components/text.tsx';
import { formatShare } from '../../lib/format.ts';
import css from './outcome-reason.module.css';

type Execution = Schema<'ExecutionDetailView'>;
type Basis = Schema<'OutcomeBasisView'>;

const SOURCES: Readonly<Record<string, string>> = {
  provider: "the provider's own signal",
  rules: 'a rule',
  model: 'the learned part',
  judge: 'judges',
  human: 'a person',
  executor: 'the executor: there was no answer to type',
  planner: 'the planner: there was no answer to type',
};

/** What decided the outcome: the layer, by which words, how sure, and what judges say. */
export function OutcomeReason({ execution }: { readonly execution: Execution }) {
  const { outcome_basis: basis, outcome_evidence: evidence, override } = execution;
  return (
    <div className={css.reason}>
      <p>
        Typed by {SOURCES[basis.source] ?? basis.source}
        {basis.rule !== null && (
          <>
            {' '}
            (<code>{basis.rule}</code>)
          </>
        )}
        {evidence !== null && (
          <>
            {': '}“<ForeignText>{evidence}</ForeignText>”
          </>
        )}
        .
      </p>
      <Certainty basis={basis} />
      {override !== null && (
        <p>
          Corrected by <ForeignText>{override.author}</ForeignText>
          {override.reason !== null && (
            <>
              {': '}
              <ForeignText>{override.reason}</ForeignText>
            </>
          )}
        </p>
      )}
      {basis.judges.map((judge) => (
        <p key={`${judge.rater} ${judge.at}`}>
          <ForeignText>{judge.rater}</ForeignText> says{' '}
          <OutcomeMark outcome={judge.outcome} withLabel />
          {judge.evidence !== null && (
            <>
              {': '}“<ForeignText>{judge.evidence}</ForeignText>”
            </>
          )}
        </p>
      ))}
    </div>
  );
}

function Certainty({ basis }: { readonly basis: Basis }) {
  return (
    <>
      {basis.withheld_probability !== null && (
        <p>
          Chance that it is withheld, by the learned part:{' '}
          {formatShare(basis.withheld_probability, 0)}.
        </p>
      )}
      {basis.calibrated === false && (
        <p>The classifier is not calibrated for this language: only what rules can show is seen.</p>
      )}
      {basis.is_current === false && (
        <p>
          By <code>{basis.version}</code>; the classifier is now{' '}
          <code>{basis.current_version}</code>.
        </p>
      )}
    </>
  );
}
