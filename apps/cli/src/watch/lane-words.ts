import { clock } from '../terminal/format.js';
import { isDone } from './job-state.js';
import type { Job, Lane } from './job-state.js';

const CLOSING: Readonly<Record<string, string>> = {
  deadline_exceeded: 'given up: the deadline was reached',
  region_unavailable: 'given up: no executor of the region was there',
  cancelled: 'given up: the job was cancelled',
  not_imported: 'imported answers are being recorded',
};

/** What a lane does now, or why it waits, in a few words; empty when it simply runs. */
export function laneWords(lane: Lane, { paused_at: paused }: Pick<Job, 'paused_at'>): string {
  const { closing_code: closing, lane_status: status } = lane;
  if (closing !== null && lane.recorded < lane.expected) {
    return CLOSING[closing] ?? `given up: ${closing.replaceAll('_', ' ')}`;
  }
  if (isDone(lane)) return 'done';
  if (paused !== null) return 'the job is paused';
  if (status === 'open') return retryWords(lane);
  return [status, reasonOf(lane), until(lane)].filter((part) => part !== '').join(' ');
}

function reasonOf({ waiting_reason: reason }: Lane): string {
  return reason === null ? '' : `(${reason.replaceAll('_', ' ')})`;
}

function until({ waiting_until: at }: Lane): string {
  return at === null ? '' : `until ${clock(at)}`;
}

function retryWords({ retrying }: Lane): string {
  return retrying === 0 ? '' : `${retrying} asked again`;
}
