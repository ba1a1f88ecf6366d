import { OutboxModule } from '@beacon/outbox';
import { Module } from '@nestjs/common';
import { ReviewLabels } from './review-labels.js';
import { ReviewMaker } from './review-maker.js';
import { ReviewReader } from './review-reader.js';
import { ReviewController } from './review.controller.js';
import { PivotalAnswers } from './pivotal-answers.js';
import { VerdictModule } from '../verdict/verdict.module.js';

/** People's review of what answers were typed as. */
@Module({
  imports: [OutboxModule, VerdictModule],
  controllers: [ReviewController],
  providers: [ReviewMaker, ReviewReader, ReviewLabels, PivotalAnswers],
})
export class ReviewModule {}
