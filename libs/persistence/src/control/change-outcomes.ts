import { statusOf } from '@beacon/domain';
import type { Outcome, OutcomeSource } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { OutcomeChangeKind } from '../entities/outcome-change.entity.js';
import { addToProgress } from '../recording/progress.js';
import { runStatement } from '../statement.js';

/** What an execution was typed as, by what, and why. */
export interface TypedOutcome {
  readonly outcome: Outcome;
  readonly source: OutcomeSource;
  readonly rule: string | null;
  readonly evidence: string | null;
  /** Of what typed it; `human` for a person. */
  readonly version: string;
}

/** What the classifier saw of an answer beside its outcome. */
export interface AnswerFacts {
  readonly language: string | null;
  /** Whether the classifier was trained on that language. */
  readonly calibrated: boolean;
  /** Log odds that the answer is withheld; null where the learned part did not decide. */
  readonly score: number | null;
}

/** An execution that is to be typed otherwise. */
export interface OutcomeCorrection {
  readonly executionId: number;
  /** The round whose answer was looked at. */
  readonly round: number;
  /** What it was typed as when it was looked at. */
  readonly from: Pick<TypedOutcome, 'outcome' | 'source' | 'version'>;
  readonly to: TypedOutcome;
  /** What the classifier saw this time. @default what it saw before, as for a manual correction */
  readonly facts?: AnswerFacts;
}

/** Who corrects outcomes, and why. */
export interface CorrectionCause {
  readonly kind: Exclude<OutcomeChangeKind, 'replacement'>;
  readonly author: string;
  readonly reason: string | null;
  /** @default null, for all that is no re-scoring */
  readonly rescoreId?: string | null;
}

/** An execution that was corrected. */
export interface CorrectedOutcome {
  readonly executionId: number;
  /** Id of the row of history; null for a re-scoring or judging that left the outcome as it was. */
  readonly changeId: number | null;
}

const HISTORY = `job_id, execution_id, region, model_id, round, kind,
    from_outcome, from_source, from_rule, from_evidence, from_version,
    to_outcome, to_source, to_rule, to_evidence, to_version, author, reason, rescore_id`;

/**
 * One statement, so one transaction: the executions, their history, and the counters by the rows that were really changed.
 * - Only what is still as it was when it was looked at is changed: not what was replaced or corrected meanwhile.
 * - Only what was measured is changed: no correction makes a failure of an answer, or an answer of a failure, so that the
 *   share of success, by which a job ended, stays what it was.
 * - A re-scoring or judging that leaves the outcome as it was stores what typed it, and leaves no history: nothing has changed.
 * - Each execution is looked up by its id, by a subquery with a limit, whatever the statistics say of a growing table.
 * - Executions and counters are touched in this order, each in key order, as by all that record.
 */
const CORRECT = `
with wanted as materialized (
  select * from json_to_recordset($1::json) as w(execution_id bigint, round int,
    from_outcome text, from_source text, from_version text,
    outcome text, status text, source text, rule text, evidence text, version text,
    reread boolean, language text, calibrated boolean, score float8)
), old as materialized (
  select e.*, w.outcome as to_outcome, w.status as to_status, w.source as to_source, w.rule as to_rule,
    w.evidence as to_evidence, w.version as to_version,
    w.reread, w.language, w.calibrated, w.score
  from wanted w cross join lateral (
    select x.id, x.job_id, x.region, x.model_id, x.round, x.status, x.quarantine, x.outcome, x.outcome_source,
      x.outcome_rule, x.outcome_evidence, x.classifier_version
    from executions x where x.id = w.execution_id limit 1
  ) e
  where e.job_id = $2 and e.round = w.round and e.status in ('completed', 'refused')
    and e.outcome = w.from_outcome and e.outcome_source = w.from_source and e.classifier_version = w.from_version
  order by e.id
), changed as (
  update executions e set outcome = o.to_outcome, status = o.to_status, outcome_source = o.to_source,
    outcome_rule = o.to_rule, outcome_evidence = o.to_evidence, classifier_version = o.to_version,
    outcome_language = case when o.reread then o.language else e.outcome_language end,
    outcome_calibrated = case when o.reread then o.calibrated else e.outcome_calibrated end,
    outcome_score = case when o.reread then o.score else e.outcome_score end
  from old o where e.id = o.id
  returning e.id, e.job_id, e.region, e.model_id, e.status, e.quarantine
), counted as (
  ${addToProgress({
    executions: `
    select job_id, region, model_id, status, quarantine, 1 as n from changed
    union all
    select job_id, region, model_id, status, quarantine, -1 as n from old`,
  })}
), told as (
  insert into outcome_changes (${HISTORY})
  select job_id, id, region, model_id, round, $3,
    outcome, outcome_source, outcome_rule, outcome_evidence, classifier_version,
    to_outcome, to_source, to_rule, to_evidence, to_version, $4, $5, $6
  from old where $3 not in ('rescore', 'judging') or outcome <> to_outcome
  order by id
  returning id, execution_id
)
select c.id::float8 as "executionId", t.id::float8 as "changeId"
from changed c left join told t on t.execution_id = c.id order by c.id`;

/**
 * Corrects the outcomes of a job's executions. The job's row must be locked: then no other transaction records, replaces or corrects
 * anything of it meanwhile, and the counters equal a recount at every moment.
 * @param corrections each execution at most once.
 * @returns those that were changed: what was replaced, corrected or never measured is left out.
 */
export async function changeOutcomes(
  em: EntityManager,
  jobId: string,
  corrections: readonly OutcomeCorrection[],
  { kind, author, reason, rescoreId = null }: CorrectionCause,
): Promise<CorrectedOutcome[]> {
  if (corrections.length === 0) return [];
  const rows = corrections.map(({ executionId, round, from, to, facts }) => ({
    execution_id: executionId,
    round,
    from_outcome: from.outcome,
    from_source: from.source,
    from_version: from.version,
    ...to,
    status: statusOf(to.outcome),
    reread: facts !== undefined,
    ...facts,
  }));
  return runStatement(em, CORRECT, [JSON.stringify(rows), jobId, kind, author, reason, rescoreId]);
}
