import type { Comparison, RegionAnswer, RepresentativeAnswer } from '@beacon/verdict';
import { JOB_STATUSES, OUTCOMES } from '@beacon/domain';
import type { JobStatus, Outcome } from '@beacon/domain';
import { z } from 'zod';

const outcomes = z.partialRecord(z.enum(OUTCOMES), z.int());

const twinOf = z
  .string()
  .nullable()
  .describe('The region whose second executor this is; null for a place of its own.');

const coverage = z.strictObject({
  region: z.string(),
  twin_of: twinOf,
  expected: z.int(),
  measured: z.int().describe('Neither failed nor cancelled nor quarantined.'),
  read: z.int().describe('Those among them that are compared: the first repeats.'),
  failed: z.int(),
  cancelled: z.int(),
  quarantined: z.int(),
  outcomes: outcomes.describe('Of all that are measured or failed.'),
});
export type CoverageView = z.output<typeof coverage>;

const representative = z.strictObject({
  execution_id: z.int(),
  repeat: z.int(),
  outcome: z.enum(OUTCOMES),
  language: z.string().nullable(),
  text: z.string().nullable(),
  response_cut: z.boolean().describe('Whether the answer was too long to be stored whole.'),
  characters: z.int(),
  words: z.int(),
  cut: z.boolean().describe('Whether more is shown than is compared.'),
});

const regionAnswer = z.strictObject({
  region: z.string(),
  twin_of: twinOf,
  answers: z.int().describe('Answers that are compared.'),
  outcomes,
  representative: representative.describe(
    'Of the most frequent outcome, the answer that is most like the others.',
  ),
  repeat_similarity: z
    .number()
    .nullable()
    .describe(
      'Mean overlap of the repeats: what chance alone does to a text. Null without repeats.',
    ),
});

const permutationTest = z
  .strictObject({
    p: z.number(),
    method: z.enum(['exact', 'monte_carlo']),
    labellings: z.int(),
    seed: z.int().nullable(),
  })
  .nullable();

const pair = z.strictObject({
  a: z.string(),
  b: z.string(),
  same_outcome: z.boolean(),
  similarity: z
    .strictObject({
      method: z.enum(['words', 'character_pairs']),
      overlap: z.number().describe('Dice coefficient, 0 to 1, without regard to order.'),
      sequence: z.number().describe('Share of the longest common subsequence, 0 to 1.'),
      levenshtein: z.number(),
      semantic: z.number().nullable().describe('Cosine of the embeddings.'),
    })
    .nullable(),
  classification: z.enum(['identical', 'minor_diff', 'moderate_diff', 'major_diff']).nullable(),
  length_ratio: z.number().nullable(),
  diff: z
    .array(z.strictObject({ op: z.enum(['equal', 'insert', 'delete']), text: z.string() }))
    .nullable()
    .describe('Words from a to b.'),
});

const spread = {
  within: z.number().nullable().describe('Mean distance of two repeats of a region.'),
  excess: z.number().nullable().describe('between - within: 0 or less is no more than chance.'),
  test: permutationTest,
};
const semanticPair = z.strictObject({
  a: z.string(),
  b: z.string(),
  ...spread,
  between: z.number(),
  p_adjusted: z
    .number()
    .nullable()
    .describe('Holm over the pairs of this question; null for a twin.'),
});
const semantic = z.strictObject({
  answers: z.int().describe('Of regions that are places of their own.'),
  ...spread,
  between: z.number().nullable().describe('Mean distance of two answers of different regions.'),
  pairs: z.array(semanticPair),
  aa: z.array(semanticPair).describe('A region and its second executor: an excess here is noise.'),
});

/** An answer that stands for a region, with the execution that it is. */
export type ShownRegion = Omit<RegionAnswer, 'representative'> & {
  readonly representative: RepresentativeAnswer & {
    readonly execution_id: number;
    readonly response_cut: boolean;
  };
};

/** The answers of the regions to one question of one model, side by side. */
export interface ComparisonView extends Omit<Comparison, 'regions'> {
  readonly job_id: string;
  readonly status: JobStatus;
  readonly question: {
    readonly text: string;
    readonly category: string | null;
    readonly language: string | null;
  };
  readonly repeats_per_region: number;
  readonly coverage: readonly (Omit<CoverageView, 'outcomes'> & {
    readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  })[];
  readonly regions: readonly ShownRegion[];
  readonly semantic_model: string | null;
  readonly semantic_unavailable: string | null;
}

/** The shape of the comparison is that of the analysis; this says the same to readers of the API. */
export const comparisonView: z.ZodType<ComparisonView> = z.strictObject({
  job_id: z.string(),
  status: z.enum(JOB_STATUSES),
  model_id: z.string(),
  question_id: z.string().nullable().describe("Null for the job's own prompt."),
  question: z.strictObject({
    text: z.string(),
    category: z.string().nullable(),
    language: z.string().nullable(),
  }),
  repeats_per_region: z.int().describe('At most so many repeats of each region are compared.'),
  coverage: z.array(coverage).describe('Every region from which the model is asked.'),
  outcomes_differ: z
    .boolean()
    .describe(
      'Whether two representative answers have different outcomes, second executors left out. No verdict.',
    ),
  compared_characters: z.int().describe('Of each answer, at most.'),
  cut: z.boolean().describe('Whether a representative answer is longer than that.'),
  regions: z.array(regionAnswer).describe("Those that have answers, in the job's order."),
  pairs: z.array(pair).describe('Every two regions, second executors left out.'),
  aa: z
    .array(pair)
    .describe('A region (a) and its second executor (b): what differs here is noise.'),
  semantic: semantic.nullable(),
  semantic_model: z.string().nullable().describe('The embedding model behind `semantic`.'),
  semantic_unavailable: z.string().nullable().describe('Why there are no embeddings.'),
});
