import { JOB_STATUSES } from '@beacon/domain';
import type { JobStatus } from '@beacon/domain';
import type { ComparedJob } from '@beacon/persistence';
import { LANE_REASONS, leftOutNote, QUESTION_REASONS } from '@beacon/verdict';
import type { JobComparison, LaneLeftOut, QuestionLeftOut } from '@beacon/verdict';
import type { AnswerSchema } from '../http/openapi/answer-schema.js';
import { INTEGER, NULLABLE_TEXT, NULLABLE_TIME, TIME } from '../http/openapi/schemas.js';
import type { ReadJobComparison } from './job-comparison-reader.js';
import { JOB_COMPARISON_SCHEMA } from './job-comparison.schema.js';

/** One of the two jobs. */
interface ComparedJobView {
  readonly job_id: string;
  readonly name: string;
  readonly status: JobStatus;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly completed_at: string | null;
  readonly repeats: number;
}

/** What is not compared, and why. */
interface NotComparedView {
  readonly lanes: readonly {
    readonly model_id: string;
    readonly region: string;
    readonly reason: LaneLeftOut['reason'];
  }[];
  /** How many questions. */
  readonly question_count: number;
  /** The first 1,000 of them. */
  readonly questions: readonly {
    readonly question_id: string | null;
    readonly reason: QuestionLeftOut['reason'];
  }[];
}

/** Two jobs compared, as it goes over the wire. */
export type JobComparisonView = JobComparison & {
  readonly before: ComparedJobView;
  readonly after: ComparedJobView;
  readonly not_compared: NotComparedView;
};

const MOST_QUESTIONS = 1_000;

type Properties = Readonly<Record<string, AnswerSchema>>;

const object = (properties: Properties, description: string): AnswerSchema => ({
  type: 'object',
  required: Object.keys(properties),
  description,
  properties,
});

const JOB: Properties = {
  job_id: { type: 'string' },
  name: { type: 'string', description: 'Of its benchmark.' },
  status: { type: 'string', enum: [...JOB_STATUSES] },
  created_at: TIME,
  started_at: NULLABLE_TIME,
  completed_at: NULLABLE_TIME,
  repeats: INTEGER,
};

const NOT_COMPARED: Properties = {
  lanes: {
    type: 'array',
    items: object(
      {
        model_id: { type: 'string' },
        region: { type: 'string' },
        reason: { type: 'string', enum: [...LANE_REASONS] },
      },
      'A model and region that only one job asked, or that they asked in different ways.',
    ),
  },
  question_count: { ...INTEGER, description: 'Questions that are not compared.' },
  questions: {
    type: 'array',
    items: object(
      { question_id: NULLABLE_TEXT, reason: { type: 'string', enum: [...QUESTION_REASONS] } },
      "A question that only one job asked, or whose text was changed. Null is a job's own prompt.",
    ),
    description: 'The first 1,000 of them.',
  },
};

const PARTS: Properties = {
  before: object(JOB, 'The earlier job.'),
  after: object(JOB, 'The later job.'),
  not_compared: object(NOT_COMPARED, 'What is not compared, and why.'),
};

function withParts({
  properties,
  required = [],
  ...schema
}: Extract<AnswerSchema, { properties?: unknown }>): AnswerSchema {
  return {
    ...schema,
    properties: { ...PARTS, ...properties },
    required: [...Object.keys(PARTS), ...required],
  };
}

/** The schema of a {@link JobComparisonView}: which the jobs are, what libs/verdict says of them, and what of them is not compared. */
export const JOB_COMPARISON_VIEW_SCHEMA = withParts(JOB_COMPARISON_SCHEMA);

/** Two jobs compared, as clients see it. */
export function toJobComparisonView(read: ReadJobComparison): JobComparisonView {
  const { before, after, comparison, lanesLeftOut, questionsLeftOut } = read;
  return {
    ...comparison,
    sentence: comparison.sentence + leftOutNote(lanesLeftOut.length, questionsLeftOut.length),
    before: toJob(before),
    after: toJob(after),
    not_compared: {
      lanes: lanesLeftOut.map(({ modelId, region, reason }) => ({
        model_id: modelId,
        region,
        reason,
      })),
      question_count: questionsLeftOut.length,
      questions: questionsLeftOut.slice(0, MOST_QUESTIONS).map(({ id, reason }) => ({
        question_id: id === '' ? null : id,
        reason,
      })),
    },
  };
}

function toJob(job: ComparedJob): ComparedJobView {
  return {
    job_id: job.id,
    name: job.name,
    status: job.status,
    created_at: job.createdAt,
    started_at: job.startedAt,
    completed_at: job.completedAt,
    repeats: job.repeats,
  };
}
