import type { Subscription } from '@beacon/bus';
import {
  cancelConfirmed,
  cancelJob,
  durables,
  executeTask,
  filters,
  streams,
} from '@beacon/contracts';
import type { ExecutorIdentity } from './region/executor-identity.js';
import type { LaneAccess } from './region/lane-access.js';
import type { ServedLaneParts } from './region/served-lanes.js';

/** Few, because each delivery of a task that nobody settled may be a call that was paid for. */
const TASK_SUSPECT_AFTER = 2;

/** What an executor listens to: the tasks of its lanes, as far as their gates let through, and cancellations. */
export function subscriptionsOf(
  lanes: readonly LaneAccess[],
  served: ReadonlyMap<string, ServedLaneParts>,
  { executorId }: Pick<ExecutorIdentity, 'executorId'>,
): Subscription[] {
  const tasks = lanes.map(({ lane: { region, model, concurrency } }): Subscription => ({
    kind: 'pull',
    contract: executeTask,
    stream: streams.tasks(region),
    durable: durables.lane(model),
    slots: served.get(model)?.lane.gate ?? concurrency,
    uniqueSubjects: true,
    suspectAfter: TASK_SUSPECT_AFTER,
  }));
  const confirmation = cancelConfirmed.encode({ executorId });
  const subject = filters.cancellations;
  return [...tasks, { kind: 'core', contract: cancelJob, subject, confirmation }];
}
