import { CONFIRMATORY_ENDPOINTS } from '@beacon/verdict';
import { z } from 'zod';

const CONCLUSIONS = ['differs', 'differs_on_these_questions', 'equivalent', 'cannot_tell'] as const;
const METHODS = ['exact', 'monte_carlo', 'asymptotic'] as const;

/** What is concluded. */
export const conclusion = z
  .enum(CONCLUSIONS)
  .describe('`cannot_tell` is not "no difference": that takes an equivalence test.');
/** Low and high end. */
export const interval = z
  .tuple([z.number(), z.number()])
  .describe('Low and high end, as fractions.');
/** An event counted in one region. */
export const rateFigure = {
  events: z.int(),
  rate: z.number().nullable(),
  interval: interval.nullable().describe('Wilson.'),
};
/** Something to know before relying on a verdict. */
export const warning = z.strictObject({
  code: z.string(),
  model_id: z.string().nullable(),
  text: z.string(),
});

const correctedRate = z
  .strictObject({
    rate: z.number(),
    interval,
    clipped: z.boolean().describe('Whether the estimate fell outside 0 to 1 and was cut.'),
    method: z.literal('rogan_gladen'),
  })
  .nullable()
  .describe(
    "Corrected for the detector's own error, language by language; null where that error is not known in a language asked.",
  );
/** Two one-sided tests against the margin. */
export const equivalence = z.strictObject({
  margin: z.number(),
  interval,
  equivalent: z.boolean(),
});

/** One region of a model under the verdict's endpoint. */
export const regionFigures = z.strictObject({
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
  corrected: correctedRate,
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

/** Test of all regions at once. */
export const omnibus = z.strictObject({
  test: z.literal('min_p'),
  statistic: z.number().describe('Normal point of the smallest p of a pair.'),
  p: z
    .number()
    .describe(
      'Of the smallest p over all pairs, which may have regions in common or share a backend.',
    ),
  p_adjusted: z
    .number()
    .nullable()
    .describe('Holm over models and endpoints; null for an endpoint outside the family.'),
  questions: z.int().describe('Measured in two regions at least.'),
  incomplete: z
    .int()
    .describe('Those that lack a region: they count for the pairs that have them.'),
  dropped: z.int().describe('Measured in one region or none.'),
  informative: z.int().describe('Questions that tell the regions apart at all.'),
  exchange: z
    .strictObject({
      test: z.enum(['cochran_q', 'generalised_cmh']),
      statistic: z.number(),
      df: z.int(),
      p: z.number(),
      method: z.enum(['exact', 'asymptotic']),
    })
    .nullable()
    .describe(
      'The classic test of all regions, for comparison: it claims too often where regions share a backend, and decides nothing.',
    ),
});

/** Questions of a model that differ by themselves, under one endpoint. */
export const questionDifferences = z.strictObject({
  tested: z.int().describe('Questions asked several times that came out both ways.'),
  questions: z.int().describe('Those whose regions differ by more than their repeats do.'),
  ids: z.array(z.string()).describe('Of the first of them, where they are known.'),
  p: z.number().nullable().describe('Adjusted for the number of questions.'),
  by: z
    .enum(['each', 'together'])
    .nullable()
    .describe('Whether each passes by itself, or so many together.'),
  more_from: z
    .array(z.string())
    .nullable()
    .describe('Regions above the others on every one of them; null where they do not agree.'),
  claimed: z.boolean().describe('Whether they may be claimed to differ under the claim asked for.'),
});

/** Two regions of a model under one endpoint. */
export const pairFigures = {
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
      'Two regions: Holm over models and endpoints; more: the pairs of a model adjusted step by step, and Holm over models and endpoints.',
    ),
  mid_p: z.number().nullable().describe('Of exact McNemar; null for other tests.'),
  effect_size_h: z.number().nullable().describe("Cohen's h."),
  odds_ratio: z.number().nullable(),
  odds_ratio_interval: interval.nullable(),
  tost: equivalence
    .nullable()
    .describe('Two one-sided tests of the outcomes as typed against the margin.'),
  corrected: z
    .strictObject({
      difference: z.number(),
      interval,
      tost: equivalence.describe('What is called equivalent is equivalent in these.'),
      method: z.literal('rogan_gladen'),
    })
    .nullable()
    .describe("Corrected for the detector's own error, its uncertainty in the intervals."),
  worst_case: interval
    .nullable()
    .describe('Where the difference would lie whatever the unmeasured executions had been.'),
  minimum_detectable: z.number().nullable().describe('With 80 % power.'),
};

/** What is concluded of a model in one endpoint. */
export const endpointVerdict = z.strictObject({
  endpoint: z.enum(CONFIRMATORY_ENDPOINTS),
  conclusion: conclusion.describe(
    '`equivalent` only where the model is, in both endpoints at once.',
  ),
  omnibus: omnibus.nullable(),
  questions: questionDifferences
    .nullable()
    .describe('Each question by itself; null with one repeat.'),
  pairs: z.array(z.strictObject(pairFigures)),
  p: z.number().nullable(),
  p_adjusted: z.number().nullable().describe('Holm over models and endpoints.'),
  rates: z
    .array(z.strictObject({ region: z.string(), ...rateFigure, corrected: correctedRate }))
    .describe("In the job's order, as typed and corrected."),
});
