import {
  CANNOT_TELL_CODES,
  CLAIMS,
  CONFIRMATORY_ENDPOINTS,
  CONTENT_CONCLUSIONS,
  REMARKED_EVENTS,
} from '@beacon/verdict';
import { z } from 'zod';
import {
  conclusion,
  endpointVerdict,
  equivalence,
  interval,
  omnibus,
  pairFigures,
  rateFigure,
  regionFigures,
  warning,
} from './verdict-figures.view.js';
import { timeFigures } from './verdict-time.view.js';
import { fragilityView } from './fragility.view.js';

/** What is concluded of content by one measure. */
const measured = {
  measure: z.enum(['lexical', 'embedding', 'stance']),
  conclusion: z.enum(CONTENT_CONCLUSIONS),
  scope: z.enum(CLAIMS).nullable(),
  sentence: z.string(),
  reason: z.string().nullable(),
  p_adjusted: z.number().nullable(),
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
      p: z.number().describe('Permutation of the kinds over the questions.'),
      p_adjusted: z
        .number()
        .describe('Holm over the pairs of the model; no conclusion rests on it.'),
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

/** The verdict on one model. */
export const modelVerdict = z.strictObject({
  model_id: z.string(),
  name: z.string().nullable(),
  conclusion,
  sentence: z.string(),
  endpoints: z
    .strictObject({ refused: endpointVerdict, withheld: endpointVerdict })
    .describe('What the model is found to differ in, if in anything.'),
  regions: z
    .array(regionFigures)
    .describe("In the job's order; of the verdict's endpoint, as are omnibus and pairs."),
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
  secondary: z
    .array(
      z.strictObject({
        endpoint: z.enum(REMARKED_EVENTS),
        pairs: z.array(
          z.strictObject({
            a: z.string(),
            b: z.string(),
            difference: z.number(),
            interval,
            p: z.number(),
            p_adjusted: z.number().describe('Holm over these pairs of all models.'),
            tost: equivalence,
          }),
        ),
      }),
    )
    .describe('What no conclusion is about: answers that were blocked, and answers cut short.'),
  class_analysis: z
    .strictObject({
      exploratory: z.literal(true).describe('Not adjusted for anything: for reading on.'),
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
      reasons: z
        .array(z.strictObject({ code: z.enum(CANNOT_TELL_CODES), text: z.string() }))
        .describe('Everything that stands against "equivalent".'),
      endpoint: z.enum(CONFIRMATORY_ENDPOINTS).describe('The one nearer to a difference.'),
      informative: z.int().nullable(),
      needed: z.int().nullable(),
      alpha_step: z.number().nullable(),
      minimum_detectable: z.number().nullable(),
    })
    .nullable()
    .describe('What is lacking when nothing can be concluded.'),
  content: z
    .strictObject({ ...measured, stance: z.strictObject(measured).nullable() })
    .nullable()
    .describe('Whether what the answers say differs by region; null where that was not compared.'),
  time: timeFigures
    .nullable()
    .describe('When its regions were asked, and whether its rates moved meanwhile.'),
  fragility: z
    .array(fragilityView)
    .describe('Of each endpoint of which something is concluded; empty while the job runs.'),
  warnings: z.array(warning),
});
