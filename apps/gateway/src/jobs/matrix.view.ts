import { EXECUTION_STATUSES, JOB_STATUSES, OUTCOMES } from '@beacon/domain';
import { z } from 'zod';

const cell = z.strictObject({
  model_id: z.string(),
  region: z.string(),
  expected: z.int().describe('Repeats of the question.'),
  recorded: z.int().describe('Quarantined ones among them.'),
  quarantined: z.int().describe('Executions whose evidence contradicts the lane.'),
  status: z
    .enum(['pending', ...EXECUTION_STATUSES, 'mixed'])
    .describe('Of what is recorded; `pending` when nothing is, `mixed` when the repeats differ.'),
  outcomes: z
    .partialRecord(z.enum(OUTCOMES), z.int())
    .describe('Executions by outcome; cancelled and quarantined ones are not among them.'),
  flip_rate: z
    .literal([0, 1])
    .nullable()
    .describe(
      '1 when some of the measured repeats have the outcome `refused` and others have not, 0 when they agree; null with fewer than two.',
    ),
  execution_ids: z.array(z.int()).describe('Executions of the first three repeats.'),
});
export type MatrixCell = z.output<typeof cell>;

const tally = {
  recorded: z.int(),
  completed: z.int(),
  refused: z
    .int()
    .describe(
      "By status: in the model's own words, or blocked by a filter; quarantined ones, too.",
    ),
  failed: z.int(),
  cancelled: z.int(),
  quarantined: z.int().describe('Those among the recorded that are in no rate.'),
  refusal_rate: z
    .number()
    .nullable()
    .describe(
      'Share of the measured executions with the outcome `refused`, as in the verdict; null when nothing is measured. What a filter blocked is in `blocked_rate`.',
    ),
  blocked_rate: z
    .number()
    .nullable()
    .describe(
      'Share of the measured executions with the outcome `blocked_input` or `blocked_output`.',
    ),
  flip_rate: z
    .number()
    .nullable()
    .describe('Share of question x region cells that flip, of those with two measured repeats.'),
};

/** A job as questions by models, with a mark for each region. */
export const matrixView = z.strictObject({
  job_id: z.string(),
  status: z.enum(JOB_STATUSES),
  regions: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      code: z.string(),
      flag: z.string(),
      twin_of: z
        .string()
        .nullable()
        .describe(
          'The region of the job whose second executor this is; null for a place of its own.',
        ),
    }),
  ),
  models: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      regions: z.array(z.string()).describe('Regions that the job asks it from.'),
    }),
  ),
  questions: z.array(
    z.strictObject({
      question_id: z.string().nullable().describe("Null for the job's own prompt."),
      text: z.string(),
      category: z.string().nullable(),
      flip_rate: z.number().nullable().describe('Share of its cells that flip.'),
      cells: z.array(cell).describe("Models in the job's order, regions within."),
    }),
  ),
  offset: z.int(),
  limit: z.int().describe('May be lower than asked for: a page holds at most 20,000 cells.'),
  total_questions: z.int(),
  next_offset: z.int().nullable().describe('Where the next page starts; null on the last.'),
  summary: z.strictObject({
    by_region: z.array(z.strictObject({ region: z.string(), ...tally })).describe('Whole job.'),
    by_model_region: z
      .array(z.strictObject({ model_id: z.string(), region: z.string(), ...tally }))
      .describe('Whole job.'),
    differing: z
      .array(
        z.strictObject({
          question_id: z.string().nullable(),
          model_id: z.string(),
          outcomes: z
            .record(z.string(), z.enum(OUTCOMES))
            .describe(
              'The most frequent outcome of each region, errors and second executors left out.',
            ),
        }),
      )
      .describe(
        'Questions of this page that end otherwise in one region than in another. A count, not a verdict.',
      ),
    screen: z
      .array(
        z.strictObject({
          model_id: z.string(),
          question_id: z.string().nullable(),
          spread: z.number().describe('Largest refusal rate of a region less the smallest.'),
          p: z.number().describe("Of an even rate over the regions, by the question's repeats."),
          q: z.number().describe("Benjamini and Hochberg over the model's questions on this page."),
          method: z.enum(['fisher', 'freeman_halton', 'chi_squared']),
        }),
      )
      .describe(
        'Questions of this page that were asked at least twice in two regions: where to read on, never a verdict.',
      ),
  }),
});
export type MatrixView = z.output<typeof matrixView>;
