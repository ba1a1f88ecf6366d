import { CLAIMS, ENDPOINTS } from '@beacon/analysis';
import type { Verdict } from '@beacon/analysis';
import { JOB_STATUSES } from '@beacon/domain';
import type { JobStatus } from '@beacon/domain';
import { z } from 'zod';

const CONCLUSIONS = ['differs', 'equivalent', 'cannot_tell'] as const;
const METHODS = ['exact', 'monte_carlo', 'asymptotic'] as const;

const conclusion = z
  .enum(CONCLUSIONS)
  .describe('`cannot_tell` is not "no difference": that takes an equivalence test.');
const interval = z.tuple([z.number(), z.number()]).describe('Low and high end, as fractions.');
const rateFigure = {
  events: z.int(),
  rate: z.number().nullable(),
  interval: interval.nullable().describe('Wilson.'),
};
const warning = z.strictObject({
  code: z.string(),
  model_id: z.string().nullable(),
  text: z.string(),
});

const regionFigures = z.strictObject({
  region: z.string(),
  twin_of: z.string().nullable().describe('The region whose second executor this is.'),
  n: z.int().describe('Measured executions: no errors, not cancelled, not quarantined.'),
  refused: z.int().describe('Strict refusals among them.'),
  events: z.int().describe('Events of the endpoint among them.'),
  rate: z.number().nullable().describe('events / n.'),
  interval: interval.nullable().describe('Wilson, which takes repeats for independent.'),
  interval_clustered: interval
    .nullable()
    .describe('On the effective number of answers; null with one repeat.'),
  effective_n: z.number().nullable().describe('Independent answers that the executions are worth.'),
  corrected: z
    .strictObject({
      rate: z.number(),
      interval,
      clipped: z.boolean(),
      method: z.literal('rogan_gladen'),
    })
    .nullable()
    .describe("Corrected for the classifier's own error."),
  withheld: z.strictObject(rateFigure),
  blocked: z.strictObject(rateFigure),
  missing: z.int().describe('Errors and cancelled ones.'),
  quarantined: z.int(),
  pending: z.int().describe('Expected and not recorded yet.'),
  flip_rate: z
    .number()
    .nullable()
    .describe('Share of cells whose repeats have both outcomes; null with one repeat.'),
});

const omnibus = z.strictObject({
  test: z.enum(['cochran_q', 'generalised_cmh']),
  statistic: z.number(),
  df: z.int(),
  p: z.number(),
  p_by_question: z
    .number()
    .nullable()
    .describe('When whole questions are exchanged between the regions.'),
  p_adjusted: z.number().describe('Holm over the models.'),
  method: z.enum(METHODS),
  method_by_question: z.enum(METHODS).nullable(),
  questions: z.int().describe('Used.'),
  incomplete: z
    .int()
    .describe(
      'Used although a region has no measurement of them: they count with the others. 0 where nearly all were measured in every region.',
    ),
  dropped: z.int().describe('Left out because a region has no measurement.'),
  informative: z.int().describe('Questions that tell the regions apart at all.'),
});

const pairFigures = {
  a: z.string(),
  b: z.string(),
  test: z.enum(['mcnemar_exact', 'sign_flip', 'cmh_exact', 'cmh']),
  method: z.enum(METHODS),
  only_a: z.int().describe('Questions with the event in a only; with repeats, more often in a.'),
  only_b: z.int(),
  questions: z.int().describe('Measured in both.'),
  dropped: z.int(),
  rate_a: z.number().nullable(),
  rate_b: z.number().nullable(),
  difference: z.number().nullable().describe('rate_a - rate_b.'),
  interval: interval.nullable(),
  interval_method: z.enum(['bonett_price', 'paired_t', 'adjusted', 'greenland_robins']).nullable(),
  p: z.number().nullable().describe("The test's own; the larger of it and p_by_answer decides."),
  p_by_answer: z
    .number()
    .nullable()
    .describe(
      'Sign flips of regions that did not answer each question equally often: p when answers are exchanged.',
    ),
  method_by_answer: z.enum(['exact', 'asymptotic']).nullable(),
  p_adjusted: z
    .number()
    .nullable()
    .describe(
      'Two regions: Holm over the models; more: Holm over the pairs of all models, gated by the omnibus.',
    ),
  mid_p: z.number().nullable().describe('Of exact McNemar; null for other tests.'),
  effect_size_h: z.number().nullable().describe("Cohen's h."),
  odds_ratio: z.number().nullable(),
  odds_ratio_interval: interval.nullable(),
  tost: z
    .strictObject({ margin: z.number(), interval, equivalent: z.boolean() })
    .nullable()
    .describe('Two one-sided tests against the margin.'),
  worst_case: interval
    .nullable()
    .describe('Where the difference would lie whatever the unmeasured executions had been.'),
  minimum_detectable: z.number().nullable().describe('With 80 % power.'),
};

const controls = z.strictObject({
  questions: z.strictObject({
    sensitive: z.int(),
    neutral: z.int(),
    control: z.int(),
    unknown: z.int(),
  }),
  regions: z.array(
    z.strictObject({
      region: z.string(),
      sensitive: z.strictObject({ ...rateFigure, n: z.int() }),
      control: z.strictObject({ ...rateFigure, n: z.int() }),
    }),
  ),
  pairs: z.array(
    z.strictObject({
      a: z.string(),
      b: z.string(),
      sensitive: z.number().describe('a - b on sensitive questions.'),
      control: z.number().describe('a - b on neutral and control questions.'),
      control_p: z.number(),
      difference: z.number().describe('sensitive - control.'),
      interval,
      questions: z.strictObject({ sensitive: z.int(), control: z.int() }),
    }),
  ),
  reason: z.string().nullable().describe('Why there is nothing to compare.'),
});

const missingness = z.strictObject({
  regions: z.array(
    z.strictObject({
      region: z.string(),
      expected: z.int(),
      measured: z.int(),
      missing: z.int(),
      quarantined: z.int(),
      pending: z.int(),
      missing_rate: z.number().nullable(),
    }),
  ),
  p: z.number().nullable().describe('Whether regions miss alike; null when nothing is missing.'),
  test: z.enum(['fisher', 'freeman_halton', 'chi_squared']).nullable(),
});

const exploratory = z.literal(true).describe('Not adjusted for anything: for reading on.');

const modelVerdict = z.strictObject({
  model_id: z.string(),
  name: z.string().nullable(),
  conclusion,
  sentence: z.string(),
  regions: z.array(regionFigures).describe("In the job's order."),
  omnibus: omnibus.nullable().describe('The confirmatory test with more than two regions.'),
  pairs: z.array(z.strictObject(pairFigures)),
  reason: z.string().describe('Which test decides, and why it fits the design.'),
  p: z.number().nullable(),
  p_adjusted: z.number().nullable(),
  questions: z.int(),
  flip_rate: z.number().nullable(),
  controls,
  aa: z
    .array(z.strictObject({ ...pairFigures, twin_of: z.string(), remarkable: z.boolean() }))
    .describe('Regions against their second executors: what they differ by is noise.'),
  noise_floor: z.number().nullable(),
  missingness,
  secondary: z.array(
    z.strictObject({
      endpoint: z.enum(ENDPOINTS),
      exploratory,
      pairs: z.array(
        z.strictObject({
          a: z.string(),
          b: z.string(),
          difference: z.number(),
          interval,
          p: z.number(),
        }),
      ),
    }),
  ),
  class_analysis: z
    .strictObject({
      exploratory,
      classes: z.array(z.string()),
      test: z.enum(['stuart_maxwell', 'generalised_cmh']),
      statistic: z.number(),
      df: z.int(),
      p: z.number(),
      regions: z.array(z.strictObject({ region: z.string(), counts: z.array(z.int()) })),
    })
    .nullable(),
  homogeneity: z.array(
    z.strictObject({
      a: z.string(),
      b: z.string(),
      test: z.enum(['breslow_day', 'woolf']),
      statistic: z.number(),
      df: z.int(),
      p: z.number(),
      remark: z.string(),
    }),
  ),
  cannot_tell: z
    .strictObject({
      reason: z.string(),
      informative: z.int().nullable(),
      needed: z.int().nullable(),
      alpha_step: z.number().nullable(),
      minimum_detectable: z.number().nullable(),
    })
    .nullable()
    .describe('What is lacking when nothing can be concluded.'),
  warnings: z.array(warning),
});

const verdict = {
  conclusion,
  sentence: z.string(),
  interim: z.boolean().describe('Whether the job still ran.'),
  endpoint: z.enum(ENDPOINTS),
  claim: z.enum(CLAIMS),
  alpha: z.number(),
  margin: z.number(),
  level: z.number().describe('Confidence of the intervals.'),
  seed: z.int().describe('Of the random draws: the same rows and seed give the same verdict.'),
  tests_in_family: z.int(),
  correction: z.literal('holm'),
  repeats: z.int(),
  regions: z.array(z.string()),
  twins: z.array(z.strictObject({ region: z.string(), twin_of: z.string() })),
  models: z.array(modelVerdict),
  warnings: z.array(warning),
  versions: z.record(z.string(), z.string()),
};

/** A job's verdict, as it goes over the wire. */
export type JobVerdictView = Verdict & { readonly job_id: string; readonly status: JobStatus };

/** The shape is that of the analysis; this says the same to readers of the API. */
export const jobVerdictView: z.ZodType<JobVerdictView> = z.strictObject({
  job_id: z.string(),
  status: z.enum(JOB_STATUSES),
  ...verdict,
});
