import { OutboxModule } from '@beacon/outbox';
import { Module } from '@nestjs/common';
import { IntakeModule } from '../intake/intake.module.js';
import { RegistrationModule } from '../registration/registration.module.js';
import { AnswerImport } from './answer-import.js';
import { ImportsController } from './imports.controller.js';

/** Accepts answers that were made elsewhere. */
@Module({
  imports: [OutboxModule, IntakeModule, RegistrationModule],
  controllers: [ImportsController],
  providers: [AnswerImport],
})
export class ImportsModule {}
