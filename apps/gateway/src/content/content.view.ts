import { CLAIMS, CONTENT_CONCLUSIONS, CONTENT_TESTS } from '@beacon/verdict';
import type { ContentComparison } from '@beacon/verdict';
import { JOB_STATUSES } from '@beacon/domain';
import type { JobStatus } from '@beacon/domain';
import { z } from 'zod';

const p = z.number().min(0).max(1);
const conclusion = z
  .enum(CONTENT_CONCLUSIONS)
  .describe('`not_found` is not "the same"; `not_tested` says in `reason` what is needed.');

const warning = z.strictObject({
  code: z.enum([
    'repeats_alike',
    'repeats_hang_together',
    'twins_differ',
    'embeddings_unavailable',
    'sampled',
    'cut',
  ]),
  message: z.string(),
});

const measured = {
  measure: z
    .enum(['lexical', 'embedding', 'stance'])
    .describe('`lexical` is about wording, not meaning.'),
  conclusion,
  scope: z.enum(CLAIMS).nullable().describe('What the claim is about; null without one.'),
  sentence: z.string(),
  reason: z.string().nullable().describe('Why nothing was tested.'),
  p_adjusted: p.nullable(),
  tests: z.array(
    z.strictObject({
      test: z.enum(CONTENT_TESTS),
      scope: z.enum(CLAIMS),
      questions: z.int(),
      p,
      p_adjusted: p.describe('Holm over the content tests of all models.'),
      method: z.enum(['exact', 'monte_carlo']),
      draws: z.int().nullable(),
    }),
  ),
  pairs: z
    .array(
      z.strictObject({
        a: z.string(),
        b: z.string(),
        questions: z.int(),
        between: z.number().nullable(),
        within: z.number().nullable(),
        excess: z.number().nullable(),
        p: z
          .strictObject({
            by_question: p.nullable(),
            against_twins: p.nullable(),
            within_questions: p.nullable(),
          })
          .describe('Raw, by test.'),
        p_adjusted: p.nullable(),
      }),
    )
    .describe('Mean distances, 0 the same, 1 nothing in common.'),
  twins: z
    .array(
      z.strictObject({
        region: z.string(),
        twin: z.string(),
        questions: z.int(),
        between: z.number().nullable(),
        within: z.number().nullable(),
        p: p.nullable(),
      }),
    )
    .describe('Regions against their second executors: what they differ by is noise.'),
  questions: z
    .array(
      z.strictObject({
        question_id: z.string().nullable(),
        between: z.number(),
        within: z.number().nullable(),
        p: p.nullable(),
        q: p.nullable().describe('Benjamini-Hochberg: where to read on, never a conclusion.'),
      }),
    )
    .describe('At most ten that differ most.'),
  warnings: z.array(warning),
};

/** What one model says by region. */
export const modelContentView = z.strictObject({
  model_id: z.string(),
  sample: z.strictObject({
    questions: z.int(),
    questions_asked: z.int(),
    answers: z.int(),
    answers_per_region: z.int(),
    characters: z.int(),
  }),
  ...measured,
  stance: z
    .strictObject({
      ...measured,
      regions: z.array(
        z.strictObject({
          region: z.string(),
          agree: z.int(),
          disagree: z.int(),
          neither: z.int(),
        }),
      ),
    })
    .nullable()
    .describe('Null where no question that was read carries a statement.'),
});

/** A job's content by region, as it goes over the wire. */
export type JobContentView = ContentComparison & {
  readonly job_id: string;
  readonly status: JobStatus;
  readonly interim: boolean;
};

/** The shape is that of the analysis; this says the same to readers of the API. */
export const jobContentView: z.ZodType<JobContentView> = z.strictObject({
  job_id: z.string(),
  status: z.enum(JOB_STATUSES),
  interim: z.boolean().describe('Whether the job still ran.'),
  conclusion,
  sentence: z.string(),
  alpha: z.number(),
  claim: z.enum(CLAIMS),
  seed: z.int(),
  tests_in_family: z.int(),
  correction: z.literal('holm'),
  embedding_model: z.string().nullable(),
  models: z.array(modelContentView),
});
