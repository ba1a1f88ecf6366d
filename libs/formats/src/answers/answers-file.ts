import {
  JOB_ID_PATTERN,
  MODEL_ID_PATTERN,
  QUESTION_ID_PATTERN,
  QUESTION_KINDS,
  REGION_ID_PATTERN,
} from '@beacon/domain';
import { z } from 'zod';

/** Media type of a file of answers: one JSON value a line, the head first. */
export const ANSWERS_FILE_TYPE = 'application/x-ndjson';

/** Version of the form of a file of answers. */
const VERSION = 1;

/** Longest question, in characters: that of a job that is asked. */
const QUESTION_LENGTH = 8_000;
/** Longest answer that is read, in UTF-16 units; of longer ones than an execution holds the rest is cut, and said to be. */
const TEXT_LENGTH = 2_000_000;
const LABEL_LENGTH = 300;
const MOST_FILES = 1_000;

/** ISO 8601 with UTC and a year of four digits. */
const moment = z.iso.datetime('must be a moment such as 2026-11-30T10:00:00Z');
const label = z.string().max(LABEL_LENGTH).nullable().default(null);
const count = z.int().min(0).nullable().default(null);
const region = z
  .string()
  .max(40)
  .regex(REGION_ID_PATTERN, 'must be lower-case words joined by hyphens, at most 40 characters');
const modelId = z
  .string()
  .regex(MODEL_ID_PATTERN, 'must be 1 to 100 of the characters A-Z a-z 0-9 . _ : / -');
const questionId = z
  .string()
  .regex(QUESTION_ID_PATTERN, 'must be 1 to 128 of the characters A-Z a-z 0-9 _ . -');

const importedFile = z.strictObject({
  name: z.string().min(1).max(255),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits in lower case'),
  bytes: z.int().min(0),
});

/** The first line of a file of answers: where they come from, and the job that they make. */
export const answersHead = z.strictObject({
  beacon_answers: z.literal(VERSION),
  id: z.string().regex(JOB_ID_PATTERN).optional(),
  name: z.string().min(1).max(200),
  description: z.string().max(10_000).nullable().default(null),
  source: z.strictObject({
    format: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{0,39}$/, 'must be 1 to 40 of the characters a-z 0-9 . _ -'),
    tool: label,
    tool_version: label,
    files: z.array(importedFile).min(1).max(MOST_FILES),
  }),
  models: z
    .array(z.strictObject({ id: modelId, name: z.string().min(1).max(200).optional() }))
    .min(1),
  regions: z.array(region).min(1),
  questions: z
    .array(
      z.strictObject({
        id: questionId,
        text: z
          .string()
          .max(QUESTION_LENGTH)
          .refine((text) => text.trim() !== '', 'must not be blank'),
        category: z.string().min(1).max(100).nullable().default(null),
        language: z.string().min(1).max(35).nullable().default(null),
        kind: z.enum(QUESTION_KINDS).nullable().default(null),
      }),
    )
    .min(1),
  repeats: z.int().min(1),
  sampling: z
    .strictObject({
      temperature: z.number().min(0).max(100).nullable().default(null),
      max_tokens: z.int().min(1).nullable().default(null),
      top_p: z.number().min(0).max(1).nullable().default(null),
      seed: z.int().nullable().default(null),
    })
    .nullable()
    .default(null),
});

/** Every further line: one cell that was answered, or whose request failed. A cell without a line was not imported. */
export const answerLine = z
  .strictObject({
    model: modelId,
    region,
    question: questionId,
    repeat: z.int().min(1).default(1),
    /** Place among the files of the head, from 0. */
    file: z.int().min(0).default(0),
    /** Null where there is none, and `error` says why. */
    text: z.string().max(TEXT_LENGTH).nullable().default(null),
    error: z
      .strictObject({
        code: z.string().min(1).max(100),
        message: z.string().max(10_000),
        http_status: z.int().min(100).max(599).nullable().default(null),
      })
      .nullable()
      .default(null),
    finish_reason: label,
    /** Which side a content filter stopped. */
    content_filter: z.enum(['input', 'output']).nullable().default(null),
    started_at: moment.nullable().default(null),
    completed_at: moment.nullable().default(null),
    input_tokens: count,
    output_tokens: count,
    reasoning_tokens: count,
    cost_usd: z.number().min(0).max(1e9).nullable().default(null),
    provider: label,
    served_model: label,
    request_id: label,
    system_fingerprint: label,
    reasoning: z.string().max(TEXT_LENGTH).nullable().default(null),
    /** Whether a simulator made it up, and no model. */
    simulated: z.boolean().default(false),
  })
  .refine(({ text, error }) => (text === null) !== (error === null), {
    message: 'must have either a text or an error: a cell that has neither is left out',
    path: ['text'],
  });

/** The first line of a file of answers, as it is read. */
export type AnswersHead = z.output<typeof answersHead>;
/** The same as it may be written. */
export type AnswersHeadInput = z.input<typeof answersHead>;
/** An answer of a file of answers, as it is read. */
export type AnswerLine = z.output<typeof answerLine>;
/** The same as it may be written. */
export type AnswerLineInput = z.input<typeof answerLine>;
