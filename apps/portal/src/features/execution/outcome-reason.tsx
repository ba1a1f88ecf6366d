import type { Schema } from '@beacon/client';
import { ForeignText } from '../../components/text.tsx';
import css from './outcome-reason.module.css';

type Execution = Schema<'ExecutionDetailView'>;

const SOURCES: Readonly<Record<string, string>> = {
  provider: "the provider's own signal",
  rules: 'a rule',
  model: 'the learned part',
  judge: 'judges',
  human: 'a person',
  executor: 'the executor: there was no answer to type',
  planner: 'the planner: there was no answer to type',
};

/** What decided the outcome, and by which words. */
export function OutcomeReason({ execution }: { readonly execution: Execution }) {
  const { outcome_source: source, outcome_rule: rule, outcome_evidence: evidence } = execution;
  return (
    <p className={css.reason}>
      Typed by {SOURCES[source] ?? source}
      {rule !== null && (
        <>
          {' '}
          (<code>{rule}</code>)
        </>
      )}
      {evidence !== null && (
        <>
          {': '}“<ForeignText>{evidence}</ForeignText>”
        </>
      )}
      .
      {execution.outcome_score !== null && (
        <> Log odds that it is withheld: {execution.outcome_score.toFixed(2)}.</>
      )}
      {execution.outcome_calibrated === false && (
        <> The classifier is not calibrated for this language: only what rules can show is seen.</>
      )}
      {execution.override !== null && (
        <>
          {' '}
          Corrected by <ForeignText>{execution.override.author}</ForeignText>.
        </>
      )}
    </p>
  );
}
