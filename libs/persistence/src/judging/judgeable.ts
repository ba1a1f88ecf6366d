import type { JudgingScope } from '@beacon/domain';

/** A score within this of even odds is uncertain: the learned part gives the other class a chance of one in nine or more. */
const EVEN_ODDS = 2;

/**
 * SQL that is true of an execution `e` whose text judges may be asked about: what a provider said of itself, and what never was
 * an answer, is not judged, and quarantined executions are left out of all averages.
 */
export const IS_JUDGEABLE = `e.status in ('completed', 'refused')
  and e.outcome in ('answered', 'partial', 'evasive', 'refused')
  and e.outcome_source in ('rules', 'model', 'judge', 'human')
  and e.quarantine is null and e.response_length > 0`;

const IN_SCOPE: Readonly<Record<JudgingScope, string>> = {
  all: 'true',
  uncertain: `(e.outcome in ('partial', 'evasive') or not coalesce(e.outcome_calibrated, true)
    or coalesce(abs(e.outcome_score) < ${EVEN_ODDS}, false))`,
  disagreeing: `exists (select 1 from labels l
    where l.execution_id = e.id and l.round = e.round and l.outcome <> e.outcome)`,
};

/** SQL that is true of an execution `e` that a scope asks about: labels that differ from each other differ from its outcome, too. */
export function inScope(scope: JudgingScope): string {
  return `(${IS_JUDGEABLE} and ${IN_SCOPE[scope]})`;
}
