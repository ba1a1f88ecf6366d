import type { Subscription } from '@beacon/bus';
import {
  cancelConfirmed,
  cancelJob,
  durables,
  executeTask,
  filters,
  streams,
} from '@beacon/contracts';
import type { WorkChecks } from '@beacon/signing';
import type { ServedLanes } from './lanes/served-lanes.js';
import type { ExecutorIdentity } from './region/executor-identity.js';
import { taskGuard } from './signing/task-guard.js';

/** Few, because each unsettled delivery of a task may be a call that was paid for. */
const TASK_SUSPECT_AFTER = 2;

/** What an executor listens to: the tasks of its lanes, as far as their gates let through, and cancellations. */
export function executorSubscriptions(
  lanes: Pick<ServedLanes, 'gates'>,
  { region, executorId }: Pick<ExecutorIdentity, 'region' | 'executorId'>,
  checks: Pick<WorkChecks, 'areOn' | 'task'>,
): Subscription[] {
  const refuse = taskGuard(checks);
  const tasks = Array.from(lanes.gates, ([model, gate]): Subscription => ({
    kind: 'pull',
    contract: executeTask,
    stream: streams.tasks(region),
    durable: durables.lane(model),
    slots: gate,
    uniqueSubjects: true,
    suspectAfter: TASK_SUSPECT_AFTER,
    ...(refuse === undefined ? {} : { refuse }),
  }));
  const confirmation = cancelConfirmed.encode({ executorId });
  // Where the region has an account of its own at the broker, its executors hear the second only.
  const cancellations = [filters.cancellations, filters.cancellationsOfRegion(region)].map(
    (subject): Subscription => ({ kind: 'core', contract: cancelJob, subject, confirmation }),
  );
  return [...tasks, ...cancellations];
}
