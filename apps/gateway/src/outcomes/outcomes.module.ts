import { Module } from '@nestjs/common';
import { OutcomeOverride } from './outcome-override.js';
import { OutcomesController } from './outcomes.controller.js';

/** Corrects outcomes: by a person's word, or by another version of the classifier. */
@Module({ controllers: [OutcomesController], providers: [OutcomeOverride] })
export class OutcomesModule {}
