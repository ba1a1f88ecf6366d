import { Module } from '@nestjs/common';
import { ControlModule } from '../control/control.module.js';
import { DeadLetterStore } from './dead-letter-store.js';
import { DeadLettersController } from './dead-letters.controller.js';
import { DeadLettersService } from './dead-letters.service.js';

/** Dead letters, for admins. */
@Module({
  imports: [ControlModule],
  controllers: [DeadLettersController],
  providers: [DeadLettersService, DeadLetterStore],
})
export class DeadLettersModule {}
