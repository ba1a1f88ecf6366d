/** When a series of runs is due, and what is done then. */

export {
  type Decision,
  decide,
  LATE_MS,
  MISSED_POLICIES,
  type MissedPolicy,
  OVERLAP_POLICIES,
  type OverlapPolicy,
  type SeriesState,
} from './decide.js';
export { nextDue, type Schedule, type ScheduleProblem, scheduleProblem } from './schedule.js';
