import { Module } from '@nestjs/common';
import { OutcomeOverride } from './outcome-override.js';
import { OutcomesController } from './outcomes.controller.js';
import { RescoreController } from './rescore.controller.js';
import { Rescore } from './rescore.js';

/** Corrects outcomes: by a person's word, or by another version of the classifier. */
@Module({
  controllers: [OutcomesController, RescoreController],
  providers: [OutcomeOverride, Rescore],
})
export class OutcomesModule {}
