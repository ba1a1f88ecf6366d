import type { QuestionBank } from '@beacon/domain';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NOTHING, Needs } from '../access/needs.js';
import { QUESTION_BANK } from '../settings/settings.js';
import { QuestionListView, toQuestionList } from './question.view.js';

/** The questions that a job may name by id. */
@ApiTags('catalogue')
@Controller('api/v1/questions')
export class QuestionsController {
  constructor(@Inject(QUESTION_BANK) private readonly bank: QuestionBank) {}

  @Get()
  @Needs('read', NOTHING)
  @ApiOperation({ summary: 'The question bank, by category' })
  @ApiOkResponse({
    description: 'Every question that a job may name by id.',
    type: QuestionListView,
  })
  list(): QuestionListView {
    return toQuestionList(this.bank);
  }
}
