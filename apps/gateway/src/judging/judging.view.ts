import { JOB_STATUSES, JUDGING_SCOPES, OUTCOME_POLICIES } from '@beacon/domain';
import { z } from 'zod';
import { time } from '../http/time.js';
import type { JudgingMade } from './job-judging.js';
import type { JudgeTally, JudgingReport, PassReport } from './judging-report.js';

/** The body of a request to judge, for readers. The rules themselves are the domain's, and stricter. */
export const judgingBody = z
  .object({
    models: z.array(z.string()).describe('Judges: model ids of the catalogue, 1 to 10.'),
    region: z
      .string()
      .describe(
        'Where they are all asked from. For each the first region that serves it when absent.',
      ),
    policy: z
      .enum(OUTCOME_POLICIES)
      .describe(
        'What decides outcomes: the `classifier` (default); `judges` where all that were heard of an answer, two at least, agree; or the only one (`one_judge`).',
      ),
    only: z.enum(JUDGING_SCOPES).describe('Which answers. Default `all`.'),
    max_tokens: z.int().describe("Of a judge's answer, 1..32768. Default 1000."),
    again: z
      .boolean()
      .describe('Also answers that the same judge has labelled; its last word counts then.'),
    reason: z.string(),
  })
  .partial()
  .required({ models: true });

/** Bodies that are accepted with the shipped catalogue. */
export const judgingExamples = {
  'two judges decide where they agree': {
    models: ['judge-strict', 'judge-plain'],
    policy: 'judges',
  },
  'one judge, kept beside the classifier': { models: ['judge-strict'], region: 'EU' },
  'only what is uncertain': { models: ['judge-strict', 'judge-plain'], only: 'uncertain' },
};

const made = {
  job_id: z.string().describe('Id of the judging job: a job like all others.'),
  source_job_id: z.string(),
  models: z.array(z.strictObject({ id: z.string(), region: z.string() })),
  prompt: z.string().describe('Version of the words in which judges are asked.'),
  policy: z.enum(OUTCOME_POLICIES),
};

/** A judging job that was made. */
export const judgingAcceptedView = z.strictObject({ ...made, status: z.literal('enqueued') });

/** A judging job that an earlier request made. */
export const judgingRepeatedView = z.strictObject({
  ...made,
  idempotent: z.literal(true),
  status: z.enum(JOB_STATUSES),
});
export type JudgingView =
  z.output<typeof judgingAcceptedView> | z.output<typeof judgingRepeatedView>;

/** The answer to a request to judge. */
export function toJudgingView(sourceJobId: string, job: JudgingMade): JudgingView {
  const { id, isNew, status, spec } = job;
  const facts = {
    job_id: id,
    source_job_id: sourceJobId,
    models: spec.models.map((model) => ({ id: model.id, region: model.regions[0] ?? '' })),
    prompt: spec.judging?.prompt ?? '',
    policy: spec.judging?.policy ?? 'classifier',
  };
  return isNew ? { ...facts, status: 'enqueued' } : { ...facts, idempotent: true, status };
}

const counts = z.record(z.string(), z.int());
const coefficient = z.strictObject({
  value: z.number().nullable().describe('Null where it is not defined.'),
  interval: z.tuple([z.number(), z.number()]).nullable().describe('95 %; null where not known.'),
});
const scale = z.strictObject({
  agreed: z.int(),
  percent: z.number().describe('A fraction.'),
  interval: z.tuple([z.number(), z.number()]),
  kappa: coefficient.describe("Cohen's."),
  ac1: coefficient.describe("Gwet's; steadier than kappa where one class is rare."),
  alpha: coefficient.describe("Krippendorff's, nominal."),
  classes: z.array(z.string()),
  table: z.array(z.array(z.int())).describe('Rows: a, columns: b, in the order of classes.'),
});
const scales = z.strictObject({ classes: scale, withheld: scale, refused: scale });

const judgeView = z.strictObject({
  model_id: z.string(),
  rater: z.string().describe('As labels name it: version of the prompt and model.'),
  regions: z.array(z.string()),
  asked: z.int().describe('Answers that it has been asked about so far.'),
  heard: z.int().describe('Those on which its word could be read.'),
  not_heard: counts.describe(
    'The others by reason: `no_verdict`, `no_such_words` (its evidence does not stand in the answer), `refused`, `truncated`, a code of an error. They label nothing.',
  ),
  labels: counts.describe('What it said; what a later pass said again is not among them.'),
  stances: counts.describe('Towards the statements of questions that carry one.'),
  cost_usd: z.number().nullable(),
});

/** Results of judging a job's answers. */
export const judgingReportView = z.strictObject({
  job_id: z.string(),
  passes: z
    .array(
      z.strictObject({
        job_id: z.string().describe('Of the judging job.'),
        status: z.enum(JOB_STATUSES),
        created_at: time,
        completed_at: time.nullable(),
        prompt: z.string(),
        policy: z.enum(OUTCOME_POLICIES),
        only: z.enum(JUDGING_SCOPES),
        again: z.boolean(),
        answers: z.int().describe('Answers taken in so far.'),
        is_complete: z.boolean().describe('Whether no answer is to come any more.'),
        expected: z.int(),
        recorded: z.int(),
        outcomes_applied_at: time
          .nullable()
          .describe('When agreed words last became outcomes; null where the policy leaves them.'),
        judges: z.array(judgeView),
      }),
    )
    .describe('Oldest first.'),
  agreement: z.strictObject({
    labelled: z.int().describe('Answers with a label.'),
    compared: z.int().describe('Answers that the figures are over: all, or every so many.'),
    raters: z.array(z.strictObject({ rater: z.string(), labels: z.int() })),
    pairs: z.array(
      z.strictObject({
        a: z.string(),
        b: z.string(),
        answers: z.int().describe('That both rated.'),
        scales: scales.nullable(),
      }),
    ),
    all: z.strictObject({
      answers: z.int().describe('With two words or more.'),
      classes: coefficient,
      withheld: coefficient,
      refused: coefficient,
    }),
  }),
  disagreements: z
    .strictObject({
      between_judges: z.strictObject({ count: z.int(), execution_ids: z.array(z.int()) }),
      with_classifier: z
        .strictObject({ count: z.int(), execution_ids: z.array(z.int()) })
        .describe('All judges say the same, and the classifier something else.'),
    })
    .describe('The first ids of each. A review asks people about them.'),
});
export type JudgingReportView = z.output<typeof judgingReportView>;

/** Results of judging a job's answers, as clients see them. */
export function toJudgingReportView(jobId: string, report: JudgingReport): JudgingReportView {
  const { agreement, labelled, compared, disagreements } = report;
  const { betweenJudges, withClassifier } = disagreements;
  return {
    job_id: jobId,
    passes: report.passes.map(toPass),
    agreement: toAgreement(agreement, { labelled, compared }),
    disagreements: {
      between_judges: { count: betweenJudges.count, execution_ids: [...betweenJudges.ids] },
      with_classifier: { count: withClassifier.count, execution_ids: [...withClassifier.ids] },
    },
  };
}

function toAgreement(
  { raters, pairs, all }: JudgingReport['agreement'],
  counted: { readonly labelled: number; readonly compared: number },
): JudgingReportView['agreement'] {
  return {
    ...counted,
    raters: [...raters],
    pairs: pairs.map((pair) => ({
      ...pair,
      scales: pair.scales && {
        classes: toScale(pair.scales.classes),
        withheld: toScale(pair.scales.withheld),
        refused: toScale(pair.scales.refused),
      },
    })),
    all: {
      answers: all.answers,
      classes: toCoefficient(all.classes),
      withheld: toCoefficient(all.withheld),
      refused: toCoefficient(all.refused),
    },
  };
}

type Scale = NonNullable<JudgingReport['agreement']['pairs'][number]['scales']>['classes'];

function toScale(one: Scale): z.output<typeof scale> {
  return {
    ...one,
    interval: [...one.interval],
    kappa: toCoefficient(one.kappa),
    ac1: toCoefficient(one.ac1),
    alpha: toCoefficient(one.alpha),
    classes: [...one.classes],
    table: one.table.map((row) => [...row]),
  };
}

function toCoefficient({ value, interval }: Scale['kappa']): z.output<typeof coefficient> {
  return { value, interval: interval === null ? null : [...interval] };
}

function toPass({ pass, judges }: PassReport): JudgingReportView['passes'][number] {
  const { prompt, policy, only, again } = pass.judging;
  return {
    job_id: pass.id,
    status: pass.status,
    created_at: pass.createdAt,
    completed_at: pass.completedAt,
    prompt,
    policy,
    only,
    again,
    answers: pass.answers,
    is_complete: pass.isFed,
    expected: pass.expected,
    recorded: pass.recorded,
    outcomes_applied_at: pass.appliedAt,
    judges: judges.map(toJudge),
  };
}

function toJudge(judge: JudgeTally): z.output<typeof judgeView> {
  return {
    model_id: judge.modelId,
    rater: judge.rater,
    regions: [...judge.regions],
    asked: judge.asked,
    heard: judge.heard,
    not_heard: judge.notHeard,
    labels: judge.labels,
    stances: judge.stances,
    cost_usd: judge.costUsd,
  };
}
