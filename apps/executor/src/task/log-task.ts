import type { ExecuteTaskV1 } from '@beacon/contracts';
import { Logger } from '@nestjs/common';

const logger = new Logger('Executor');

/** The facts by which a task's log lines name it. */
export function namesOf({ jobId, cell, region, model, round }: ExecuteTaskV1) {
  return { jobId, cell, region, model, round };
}

/** Logs a fact about a task, at debug level. */
export function logTask(
  event: string,
  task: ExecuteTaskV1,
  facts: Readonly<Record<string, unknown>> = {},
): void {
  logger.debug({ event, ...namesOf(task), ...facts });
}
