import { answerRequests } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { heldTasks, heldTasksQuestion, heldTasksSubject } from '@beacon/contracts';
import type { ExecutorIdentity } from '../region/executor-identity.js';
import type { InFlightTasks } from './in-flight-tasks.js';

const EXCHANGE = { question: heldTasksQuestion, answer: heldTasks };

/** Answers planners which tasks this executor has in hand, until the returned function is called. */
export function answerHeldTasks(
  bus: Pick<Bus, 'connection'>,
  { region, executorId }: Pick<ExecutorIdentity, 'region' | 'executorId'>,
  tasks: Pick<InFlightTasks, 'list'>,
): () => void {
  const where = { subject: heldTasksSubject(region) };
  return answerRequests(bus, where, EXCHANGE, async () => ({ executorId, tasks: tasks.list() }));
}
