import { Handles } from '@beacon/bus';
import type { MessageContext } from '@beacon/bus';
import { executeTask } from '@beacon/contracts';
import type { ExecuteTaskV1 } from '@beacon/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { TaskService } from './task.service.js';

/** Takes the region's tasks. */
@Controller()
export class TaskConsumer {
  constructor(private readonly tasks: TaskService) {}

  @Handles(executeTask)
  async execute(@Payload() task: ExecuteTaskV1, @Ctx() context: MessageContext): Promise<void> {
    await this.tasks.execute(task, context);
  }
}
