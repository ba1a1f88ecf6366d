import { Module } from '@nestjs/common';
import { ControlModule } from '../control/control.module.js';
import { AdminGuard } from '../http/admin.guard.js';
import { DeadLetterBox } from './dead-letter-box.js';
import { DeadLetterReplay } from './dead-letter-replay.js';
import { DeadLettersController } from './dead-letters.controller.js';

/** Dead letters, for admins. */
@Module({
  imports: [ControlModule],
  controllers: [DeadLettersController],
  providers: [DeadLetterBox, DeadLetterReplay, AdminGuard],
})
export class DeadLettersModule {}
