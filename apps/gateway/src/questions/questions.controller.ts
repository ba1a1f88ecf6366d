import { QUESTION_KINDS } from '@beacon/domain';
import type { BankQuestion, QuestionBank } from '@beacon/domain';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { QUESTION_BANK } from '../settings/settings.js';
import { Endpoint } from '../http/openapi/endpoint.js';

const question = z.strictObject({
  question_id: z.string(),
  question: z.string().describe('The text, as it is asked.'),
  language: z.string().describe('BCP 47.'),
  topic: z.string(),
  kind: z.enum(QUESTION_KINDS),
  pair_id: z.string().nullable().describe('Joins a sensitive question with its neutral partner.'),
  sensitivity: z.enum(['low', 'medium', 'high']).nullable(),
  statement: z
    .string()
    .nullable()
    .describe('What an answer agrees or disagrees with, for raters; it is not sent to the model.'),
});

const questionList = z.strictObject({
  categories: z.record(z.string(), z.array(question)),
  total: z.int(),
});

/** The questions that a job may name by id. */
@ApiTags('catalogue')
@Controller('api/v1/questions')
export class QuestionsController {
  constructor(@Inject(QUESTION_BANK) private readonly bank: QuestionBank) {}

  @Get()
  @Endpoint({
    summary: 'The question bank, by category',
    answers: { 200: { about: 'Every question that a job may name by id.', body: questionList } },
  })
  list(): z.output<typeof questionList> {
    const { questions } = this.bank;
    const categories = Map.groupBy(questions, ({ category }) => category);
    return {
      categories: Object.fromEntries(
        [...categories].map(([category, members]) => [category, members.map(toView)]),
      ),
      total: questions.length,
    };
  }
}

function toView(bank: BankQuestion): z.output<typeof question> {
  return {
    question_id: bank.id,
    question: bank.text,
    language: bank.language,
    topic: bank.topic,
    kind: bank.kind,
    pair_id: bank.pairId,
    sensitivity: bank.sensitivity,
    statement: bank.statement,
  };
}
