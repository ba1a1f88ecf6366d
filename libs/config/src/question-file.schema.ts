import { QUESTION_ID_PATTERN, QUESTION_KINDS } from '@beacon/domain';
import { z } from 'zod';
import { must, text } from './validate.js';

/** Longest question text, in characters. */
export const MAX_QUESTION_LENGTH = 4_000;

const SENSITIVITIES = ['low', 'medium', 'high'] as const;
const SNAKE_CASE = /^(?=.{1,64}$)[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;

const questionId = must('an id of letters, digits, "_", "." and "-", at most 128 characters');
const snakeCase = must('snake_case of at most 64 characters, such as bias_detection');
const language = must('a BCP 47 language in its usual form, such as en, es, zh-Hans or pt-BR');
const pairId = must('null or a name of letters, digits, "_", "." and "-" that two questions share');

function isCanonicalLanguage(tag: string): boolean {
  return LANGUAGE.test(tag) && Intl.getCanonicalLocales(tag)[0] === tag;
}

/** The frame of a question file; its questions are checked one by one. */
export const questionFileSchema = z.strictObject({
  version: z.literal(1, must('1')),
  questions: z
    .array(z.unknown(), must('a list of questions'))
    .min(1, must('a list of at least one question')),
});

/** A question as it is written in a file. */
export const questionSchema = z
  .strictObject({
    id: z.string(questionId).regex(QUESTION_ID_PATTERN, questionId),
    text: text(MAX_QUESTION_LENGTH),
    category: z.string(snakeCase).regex(SNAKE_CASE, snakeCase),
    language: z.string(language).refine(isCanonicalLanguage, language),
    topic: z.string(snakeCase).regex(SNAKE_CASE, snakeCase),
    kind: z.enum(QUESTION_KINDS, must(`one of ${QUESTION_KINDS.join(', ')}`)),
    pair_id: z.string(pairId).regex(QUESTION_ID_PATTERN, pairId).nullish(),
    sensitivity: z
      .enum(SENSITIVITIES, must(`null or one of ${SENSITIVITIES.join(', ')}`))
      .nullish(),
    expected: text(200).nullish(),
    statement: text(500).nullish(),
  })
  .superRefine((question, context) => {
    for (const [field, rule] of kindProblems(question)) {
      context.addIssue({ code: 'custom', path: [field], message: rule });
    }
  });

/** A question as a file holds it, checked by itself. */
export type QuestionEntry = z.output<typeof questionSchema>;

type KindFields = Pick<QuestionEntry, 'kind' | 'pair_id' | 'sensitivity' | 'expected'>;

function kindProblems(question: KindFields): [keyof KindFields, string][] {
  const problems: [keyof KindFields, string][] = [];
  const isControl = question.kind === 'control';
  if (isControl && question.expected === undefined) {
    problems.push([
      'expected',
      'is missing, give what a correct answer contains, or null when a control has no one right answer',
    ]);
  }
  if (!isControl && question.expected != null) {
    problems.push(['expected', 'is allowed on a control only, remove it']);
  }
  if (isControl && question.pair_id != null) {
    problems.push(['pair_id', 'is not allowed on a control, remove it']);
  }
  if (question.kind === 'sensitive' && question.sensitivity == null) {
    problems.push(['sensitivity', 'is missing, a sensitive question is low, medium or high']);
  }
  return problems;
}
