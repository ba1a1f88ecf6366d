import { OUTCOMES } from '@beacon/domain';
import { KEPT_REASONS } from '@beacon/persistence';
import { z } from 'zod';
import type { AppliedRescore, RescorePreview } from './rescore.js';
import type {
  ChangeCount,
  LaneChanges,
  RescoreExample,
  RescoreTally,
  Shift,
} from './rescore-tally.js';
import { VERSION } from './retype.js';

const outcome = z.enum(OUTCOMES);

const changeCounts = z
  .array(z.strictObject({ from: outcome, to: outcome, count: z.int() }))
  .describe('Changes of the outcome, the most frequent first.');

const typed = z.strictObject({
  outcome,
  outcome_source: z.string(),
  outcome_rule: z.string().nullable(),
  outcome_evidence: z.string().nullable(),
  classifier_version: z.string(),
});

const shift = z
  .strictObject({
    before: z.int(),
    after: z.int(),
    rate_before: z.number(),
    rate_after: z.number(),
    difference: z.number().describe('Of the rates: after minus before.'),
  })
  .describe('Rates are fractions of `measured`.');

/** What every answer to a re-scoring says. */
const common = {
  job_id: z.string(),
  classifier_version: z.string().describe('The version that types now.'),
  looked_at: z.int().describe('Executions.'),
  changed: z.int().describe('Executions whose outcome is another one.'),
  same_outcome: z.int().describe('Executions that this version types alike.'),
  kept: z
    .strictObject(
      Object.fromEntries(KEPT_REASONS.map((reason) => [reason, z.int()])) as Record<
        (typeof KEPT_REASONS)[number],
        z.ZodInt
      >,
    )
    .describe('Executions that keep what they have, by the reason.'),
  from_versions: z
    .array(z.strictObject({ classifier_version: z.string(), count: z.int() }))
    .describe('What typed the others before.'),
  changes: changeCounts,
};

/** What a re-scoring would change. */
export const rescorePreviewView = z.strictObject({
  ...common,
  applied: z.literal(false),
  lanes: z
    .array(
      z.strictObject({
        model_id: z.string(),
        region: z.string(),
        changes: changeCounts,
        measured: z.int().describe('Executions that are in the rates: quarantined ones are not.'),
        refused: shift,
        withheld: shift,
      }),
    )
    .describe('By model and region: what changes, and how the rates do.'),
  examples: z
    .array(
      z.strictObject({
        execution_id: z.int(),
        model_id: z.string(),
        region: z.string(),
        question_id: z.string().nullable(),
        repeat: z.int(),
        excerpt: z.string().describe('The beginning of the answer.'),
        from: typed,
        to: typed,
      }),
    )
    .describe('At most three of each change.'),
  token: z.string().describe('With which just this is applied.'),
});
export type RescorePreviewView = z.output<typeof rescorePreviewView>;

/** What a re-scoring has changed. */
export const rescoreAppliedView = z.strictObject({
  ...common,
  applied: z.literal(true),
  rescore_id: z.string().describe('Stands in the history of each execution that was changed.'),
  overtaken: z.int().describe('Executions that somebody else changed meanwhile.'),
  complete: z.boolean().describe('False when there is more to do: send the token.'),
  token: z.string().nullable().describe('With which it goes on; null when it is complete.'),
});
export type RescoreAppliedView = z.output<typeof rescoreAppliedView>;

/** The answer to a re-scoring. */
export const rescoreView = z.union([rescorePreviewView, rescoreAppliedView]);
export type RescoreView = z.output<typeof rescoreView>;

/** What would change, as clients see it. */
export function toPreviewView(
  jobId: string,
  { tally, lanes, token }: RescorePreview,
): RescorePreviewView {
  return {
    ...toCommon(jobId, tally),
    applied: false,
    lanes: lanes.map(toLane),
    examples: tally.examples.map(toExample),
    token,
  };
}

/** What was changed, as clients see it. */
export function toAppliedView(
  jobId: string,
  { rescoreId, tally, token }: AppliedRescore,
): RescoreAppliedView {
  return {
    ...toCommon(jobId, tally),
    applied: true,
    rescore_id: rescoreId,
    overtaken: tally.totals.overtaken,
    complete: token === null,
    token,
  };
}

function toCommon(jobId: string, tally: RescoreTally) {
  const { lookedAt, changed, alike, kept, versions } = tally.totals;
  return {
    job_id: jobId,
    classifier_version: VERSION,
    looked_at: lookedAt,
    changed,
    same_outcome: alike,
    kept,
    from_versions: versions.map(({ version, count }) => ({ classifier_version: version, count })),
    changes: toCounts(tally.changes),
  };
}

function toCounts(changes: readonly ChangeCount[]) {
  return changes.map((change) => ({ ...change }));
}

function toLane({ modelId, region, changes, measured, refused, withheld }: LaneChanges) {
  return {
    model_id: modelId,
    region,
    changes: toCounts(changes),
    measured,
    refused: toShift(refused),
    withheld: toShift(withheld),
  };
}

function toShift({ before, after, rateBefore, rateAfter }: Shift): z.output<typeof shift> {
  const difference = rateAfter - rateBefore;
  return { before, after, rate_before: rateBefore, rate_after: rateAfter, difference };
}

function toExample({ answer, to }: RescoreExample): RescorePreviewView['examples'][number] {
  return {
    execution_id: answer.id,
    model_id: answer.modelId,
    region: answer.region,
    question_id: answer.questionId === '' ? null : answer.questionId,
    repeat: answer.repeat,
    excerpt: answer.response ?? '',
    from: toTyped(answer),
    to: toTyped(to),
  };
}

function toTyped({ outcome, source, rule, evidence, version }: RescoreExample['to']) {
  return {
    outcome,
    outcome_source: source,
    outcome_rule: rule,
    outcome_evidence: evidence,
    classifier_version: version,
  };
}
