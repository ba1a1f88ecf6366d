import { Module } from '@nestjs/common';
import { QuestionsController } from './questions.controller.js';

/** Serves the question bank. */
@Module({ controllers: [QuestionsController] })
export class QuestionsModule {}
