import { toToken } from './subjects.js';

/** Names of streams. Regions have a stream each, so that one region's backlog cannot block another's. */
export const streams = {
  jobs: 'BEACON_JOBS',
  tasks: (region: string): string => `BEACON_TASKS_${toToken(region)}`,
  results: 'BEACON_RESULTS',
  attempts: 'BEACON_ATTEMPTS',
  closings: 'BEACON_CLOSINGS',
  lanes: 'BEACON_LANES',
  events: 'BEACON_EVENTS',
  advisories: 'BEACON_ADVISORIES',
  dead: 'BEACON_DEAD',
  suspects: 'BEACON_SUSPECTS',
} as const;

/** Names of durable consumers. */
export const durables = {
  planner: 'planner',
  recorder: 'recorder',
  lane: (model: string): string => `lane_${toToken(model)}`,
} as const;

/** Name of the queue group that shares progress hints among planner replicas. */
export const PLANNER_QUEUE = 'planner';

/** Name of the queue group that shares questions about recorded cells among recorder replicas. */
export const RECORDER_QUEUE = 'recorder';
