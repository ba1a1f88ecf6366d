import type { Schema } from '@beacon/client';

type Lane = Schema<'JobLaneView'>;

const STATUS_WORDS: Readonly<Record<Lane['lane_status'], string>> = {
  open: 'open',
  waiting: 'waiting',
  parked: 'parked',
  paused: 'paused',
};

const CLOSING_WORDS: Readonly<Record<string, string>> = {
  deadline_exceeded: 'given up: the deadline was reached',
  region_unavailable: 'given up: no executor of the region was there',
  max_cost: 'given up: the cost limit was reached',
  cancelled: 'given up: the job was cancelled',
  not_imported: 'imported: cells without an answer fail',
};

/** Whether anything holds the lane up. */
export function isHeldUp(lane: Lane): boolean {
  return (
    lane.closing_code !== null || (lane.recorded < lane.expected && lane.lane_status !== 'open')
  );
}

/** The status of a lane for this job, in one or two words. */
export function laneStatus(lane: Lane, isJobPaused: boolean): string {
  if (lane.recorded >= lane.expected && lane.retrying === 0) return 'done';
  if (isJobPaused) return 'job paused';
  return STATUS_WORDS[lane.lane_status];
}

/** Why a lane gives its missing cells up; null when it does not. */
export function closingWords(lane: Lane): string | null {
  const { closing_code: code } = lane;
  return code === null ? null : (CLOSING_WORDS[code] ?? `given up: ${code.replaceAll('_', ' ')}`);
}
