import type { ClassificationInput } from '@beacon/classification';
import { z } from 'zod';
import { must, ROW } from '../rows/read-row.js';

const RESPONSE = must('text, or null when there is no answer');
const optionalText = z.string(must('text or null')).nullish();

/** The fields of an answer that a classifier reads. `text` and `question_text` are the names that a job's export has for them. */
export const answerFields = {
  response: z.string(RESPONSE).nullish(),
  text: z.string(RESPONSE).nullish(),
  prompt: optionalText,
  question_text: optionalText,
  finish_reason: optionalText,
  language: optionalText,
  content_filter: z.enum(['input', 'output'], must('input, output or null')).nullish(),
};

type AnswerFields = z.output<z.ZodObject<typeof answerFields>>;

/** What the classifier is given; null when the row has no answer at all, not even an empty one. */
export function classificationInputOf(fields: AnswerFields): ClassificationInput | null {
  const response = fields.response === undefined ? fields.text : fields.response;
  if (response === undefined) return null;
  const input = {
    text: response ?? '',
    finishReason: fields.finish_reason ?? null,
    contentFilter: fields.content_filter ?? null,
    language: fields.language ?? null,
    question: fields.prompt ?? fields.question_text ?? null,
  };
  return input;
}

/** A row of `beacon classify`. */
export interface AnswerRow {
  /** As given. */
  readonly id: string | number;
  readonly input: ClassificationInput;
}

const ID = must('text, or a whole number below 2^53');
// The bound of a whole number is a check of its own, with a message of its own unless it is given ours.
const id = z.union([z.string(), z.int(ID)], ID).optional();

/** Reads a row of `beacon classify`; `execution_id` is an export's name of `id`. */
export const answerRow: z.ZodType<AnswerRow> = z
  .object({ id, execution_id: id, ...answerFields }, ROW)
  .transform((fields, context) => {
    const given = fields.id ?? fields.execution_id;
    const input = classificationInputOf(fields);
    if (given === undefined) context.addIssue({ code: 'custom', path: ['id'], message: ID.error });
    if (input === null) {
      context.addIssue({ code: 'custom', path: ['response'], message: RESPONSE.error });
    }
    return given === undefined || input === null ? z.NEVER : { id: given, input };
  });
