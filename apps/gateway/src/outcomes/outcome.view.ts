import { EXECUTION_STATUSES, OUTCOMES, statusOf } from '@beacon/domain';
import { OUTCOME_CHANGE_KINDS } from '@beacon/persistence';
import type { TypedOutcome } from '@beacon/persistence';
import { z } from 'zod';
import { time } from '../http/time.js';
import type { OutcomeChanges } from './outcome-history.js';
import type { Correction } from './outcome-override.js';

/** What an execution is typed as, by what. */
const typedView = z.strictObject({
  outcome: z.enum(OUTCOMES),
  status: z.enum(EXECUTION_STATUSES),
  outcome_source: z.string().describe('What decided it, such as `rules` or `human`.'),
  outcome_rule: z.string().nullable(),
  outcome_evidence: z.string().nullable(),
  classifier_version: z.string(),
});

/** The answer to an override or a withdrawal. */
export const correctionView = z.strictObject({
  execution_id: z.int(),
  job_id: z.string(),
  changed: z.boolean().describe('False when it was so before.'),
  change_id: z.int().nullable().describe('Its entry in the history; null when nothing changed.'),
  before: typedView,
  after: typedView,
});
export type CorrectionView = z.output<typeof correctionView>;

/** A correction as clients see it. */
export function toCorrectionView({ before, after, changeId }: Correction): CorrectionView {
  return {
    execution_id: before.id,
    job_id: before.jobId,
    changed: changeId !== null,
    change_id: changeId,
    before: toTypedView(before),
    after: toTypedView(after),
  };
}

/** How an execution's outcome was changed. */
export const outcomeHistoryView = z.strictObject({
  execution_id: z.int(),
  job_id: z.string(),
  round: z.int().describe('The round whose answer counts.'),
  current: typedView,
  changes: z
    .array(
      z.strictObject({
        id: z.int(),
        at: time,
        kind: z
          .enum(OUTCOME_CHANGE_KINDS)
          .describe(
            '`override` by a person, `withdrawal` of one, `rescore` by another version of the classifier, `replacement` of an answer that a person had typed, `judging` by judges that agree.',
          ),
        round: z.int().describe('Of the answer that it is about.'),
        from: typedView,
        to: typedView,
        author: z.string(),
        reason: z.string().nullable(),
        rescore_id: z.string().nullable(),
      }),
    )
    .describe('Newest first; at most 1000.'),
});
export type OutcomeHistoryView = z.output<typeof outcomeHistoryView>;

/** The history of an execution's outcome. */
export function toOutcomeHistoryView({ execution, changes }: OutcomeChanges): OutcomeHistoryView {
  const { id, jobId, round, status } = execution;
  return {
    execution_id: id,
    job_id: jobId,
    round,
    // A cancelled cell has the outcome of a failed one.
    current: { ...toTypedView(execution), status },
    changes: changes.map(({ rescoreId, from, to, ...change }) => ({
      ...change,
      from: toTypedView(from),
      to: toTypedView(to),
      rescore_id: rescoreId,
    })),
  };
}

function toTypedView(typed: TypedOutcome): z.output<typeof typedView> {
  return {
    outcome: typed.outcome,
    status: statusOf(typed.outcome),
    outcome_source: typed.source,
    outcome_rule: typed.rule,
    outcome_evidence: typed.evidence,
    classifier_version: typed.version,
  };
}
