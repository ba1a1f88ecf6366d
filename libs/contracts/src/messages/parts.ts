import {
  MODEL_ID_PATTERN,
  JOB_ID_PATTERN,
  QUESTION_ID_PATTERN,
  REGION_ID_PATTERN,
} from '@beacon/domain';
import { z } from 'zod';

/**
 * Fields that name a cell's round, shared by tasks and results. Descriptions of fields are part of the documentation:
 * `npm run docs` writes them into docs/messages.md.
 */
export const cellFields = {
  jobId: z.string().regex(JOB_ID_PATTERN).describe('The job.'),
  region: z.string().max(40).regex(REGION_ID_PATTERN).describe('Canonical id of the region.'),
  model: z
    .string()
    .regex(MODEL_ID_PATTERN)
    .describe("Id of the catalogue's model, not the provider's name for it."),
  cell: z
    .string()
    .regex(/^[a-z2-7]{26}$/)
    .describe('Cell key: a short hash of model, question and repeat.'),
  round: z.int().min(1).describe('1 when first planned; each retry that a user asks for adds one.'),
  questionId: z
    .string()
    .regex(QUESTION_ID_PATTERN)
    .nullable()
    .describe('Null when the job asks its own prompt.'),
  repeat: z.int().min(1).describe('Which of the repeats of the question, from 1.'),
};

/** A moment, in ISO 8601 with UTC and a year of four digits. */
export const moment = z.iso.datetime();

/** Why a request to a provider failed. */
export const failure = z.object({
  code: z.string().describe('Machine-readable, such as `rate_limited`.'),
  message: z.string().describe('For people.'),
  httpStatus: z.int().nullable().describe('Null when there was no HTTP answer.'),
});

/** What PostgreSQL, ISO 8601 in four digits and JavaScript can all say: the years 1 to 9999. */
const EARLIEST = Date.parse('0001-01-01T00:00:00.000Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** A date as a message and a row can carry it: one that no calendar in use has, as a broken clock says it, becomes the nearest. */
export function momentOf(date: Date): string {
  return new Date(Math.min(Math.max(date.getTime(), EARLIEST), LATEST)).toISOString();
}

/**
 * A moment of a message as a row can hold it. What is between is left as it is written, to the microsecond; the last
 * millisecond is not, because a fraction of it would be rounded into the year 10000.
 */
export function storableMoment(written: string): string {
  const at = Date.parse(written);
  return at >= EARLIEST && at < LATEST ? written : momentOf(new Date(at));
}
