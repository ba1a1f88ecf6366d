import type { Subscription } from '@beacon/bus';
import {
  PLANNER_QUEUE,
  durables,
  filters,
  heartbeat,
  jobProgressed,
  laneReport,
  laneState,
  streams,
  submitJob,
} from '@beacon/contracts';

/** Job commands handled at once; each is one small transaction. */
const COMMAND_SLOTS = 8;

/** Where the planner's messages come from. Hints and reports reach one planner each; what each must know reaches all. */
export const plannerSubscriptions: readonly Subscription[] = [
  {
    kind: 'pull',
    contract: submitJob,
    stream: streams.jobs,
    durable: durables.planner,
    slots: COMMAND_SLOTS,
  },
  { kind: 'core', contract: jobProgressed, subject: filters.progress, queue: PLANNER_QUEUE },
  { kind: 'core', contract: laneReport, subject: filters.laneReports, queue: PLANNER_QUEUE },
  { kind: 'core', contract: heartbeat, subject: filters.heartbeats },
  { kind: 'core', contract: laneState, subject: filters.lanes },
];
