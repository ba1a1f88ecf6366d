import {
  EXECUTION_STATUSES,
  MODEL_ID_PATTERN,
  OUTCOMES,
  QUESTION_ID_PATTERN,
  QUESTION_KINDS,
  REGION_ID_PATTERN,
  SIMULATION_HEADER,
} from '@beacon/domain';
import { z } from 'zod';
import { must, ROW } from '../../rows/read-row.js';

const TEXT = must('text, or null');
const text = z.string(TEXT).max(2_000, TEXT).nullable().default(null);
const SHA = must('a SHA-256 in 64 hexadecimal digits, or null');
const sha256 = z
  .string(SHA)
  .regex(/^[0-9a-f]{64}$/, SHA)
  .nullable()
  .default(null);
const figure = z.number(must('a number, or null')).nullable().default(null);
const REGION = must('a region');

/** What of a row of `beacon export JOB --format jsonl` is counted. */
export const exportRow = z
  .looseObject(
    {
      job_id: z.string(must('the id of a job')).min(1).max(128),
      region: z.string(REGION).regex(REGION_ID_PATTERN, REGION),
      model_requested: z.string(must('a model')).regex(MODEL_ID_PATTERN, must('a model')),
      question_id: z
        .string(must('the id of a question, or null'))
        .regex(QUESTION_ID_PATTERN, must('the id of a question, or null'))
        .nullable(),
      question_text: z.string(TEXT).nullable().default(null),
      question_kind: z
        .enum(QUESTION_KINDS, must(`one of ${QUESTION_KINDS.join(', ')}, or null`))
        .nullable()
        .default(null),
      language: text,
      repeat: z.int(must('a whole number from 1')).min(1, must('a whole number from 1')),
      status: z.enum(EXECUTION_STATUSES, must(`one of ${EXECUTION_STATUSES.join(', ')}`)),
      outcome: z.enum(OUTCOMES, must(`one of ${OUTCOMES.join(', ')}`)),
      outcome_source: z.string(must('text')).max(200),
      classifier_version: z.string(must('text')).max(200),
      provider: z.string(must('text')).max(200),
      provider_model: text,
      model_served: text,
      asked_region: text,
      upstream: text,
      sampling_left_out: z.unknown().optional(),
      temperature: figure,
      max_tokens: figure,
      top_p: figure,
      seed: figure,
      system_prompt_sha256: sha256,
      prompt_sha256: sha256,
      quarantine: text,
      edge_headers: z.unknown().optional(),
      started_at: text,
    },
    ROW,
  )
  .transform(({ edge_headers: headers, sampling_left_out: leftOut, ...row }) => ({
    ...row,
    isSimulated: isMadeUp(headers),
    leftOut: leftOut == null ? null : JSON.stringify(leftOut).replaceAll(',', ', '),
  }));

export type ExportRow = z.output<typeof exportRow>;

function isMadeUp(headers: unknown): boolean {
  return (
    typeof headers === 'object' && headers !== null && Object.hasOwn(headers, SIMULATION_HEADER)
  );
}
