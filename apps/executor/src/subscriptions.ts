import type { PullSubscription, Subscription } from '@beacon/bus';
import {
  cancelJob,
  durables,
  executeTask,
  filters,
  parseCellSubject,
  streams,
} from '@beacon/contracts';
import type { AttemptLog } from './attempts/attempt-log.js';
import type { Patience } from './broker/patience.js';
import type { LaneAccess } from './lanes/lane-access.js';
import type { ServedLaneParts } from './served-lanes.js';

/** Deliveries of a task beyond its attempts, and beyond those that were given back: each is a process that died with it in hand. */
const TASK_POISON_AFTER = 10;

/** What an executor listens to: the tasks of its lanes, as far as their gates let through, and cancellations. */
export function subscriptionsOf(
  lanes: readonly LaneAccess[],
  served: ReadonlyMap<string, ServedLaneParts>,
  attempts: Pick<AttemptLog, 'tally'>,
  patience: Pick<Patience, 'untilAnswered'>,
): Subscription[] {
  const explainedDeliveries: PullSubscription['explainedDeliveries'] = ({ subject, signal }) => {
    const address = parseCellSubject(subject);
    return patience.untilAnswered('count of attempts', signal, async () => {
      const { number, returned } = await attempts.tally(address);
      return number + returned;
    });
  };
  const tasks = lanes.map(({ lane: { region, model, concurrency } }): Subscription => ({
    kind: 'pull',
    contract: executeTask,
    stream: streams.tasks(region),
    durable: durables.lane(model),
    slots: served.get(model)?.lane.gate ?? concurrency,
    uniqueSubjects: true,
    poisonAfter: TASK_POISON_AFTER,
    explainedDeliveries,
  }));
  return [...tasks, { kind: 'core', contract: cancelJob, subject: filters.cancellations }];
}
