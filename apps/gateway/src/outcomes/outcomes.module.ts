import { OutboxModule } from '@beacon/outbox';
import { Module } from '@nestjs/common';
import { OutcomeHistory } from './outcome-history.js';
import { OutcomeOverride } from './outcome-override.js';
import { OutcomesController } from './outcomes.controller.js';
import { RescoreController } from './rescore.controller.js';
import { Rescore } from './rescore.js';

/** Corrects outcomes: by hand, or by another version of the classifier. */
@Module({
  imports: [OutboxModule],
  controllers: [OutcomesController, RescoreController],
  providers: [OutcomeOverride, OutcomeHistory, Rescore],
})
export class OutcomesModule {}
