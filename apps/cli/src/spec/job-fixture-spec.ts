import type { Job, Lane } from '../watch/job-state.js';

/** A lane of a job. */
export function laneOf(lane: Partial<Lane> = {}): Lane {
  return {
    region: 'us-east',
    model_id: 'm',
    expected: 10,
    planned: 10,
    recorded: 0,
    completed: 0,
    refused: 0,
    failed: 0,
    cancelled: 0,
    quarantined: 0,
    in_progress: 0,
    retrying: 0,
    retries_waiting: 0,
    closing_code: null,
    spent: 0,
    lane_status: 'open',
    lane_limit: 4,
    waiting_reason: null,
    waiting_until: null,
    ...lane,
  };
}

/** A running job of these lanes. */
export function jobOf(lanes: readonly Lane[], job: Partial<Job> = {}): Job {
  const sum = (name: 'expected' | 'recorded' | 'refused' | 'failed'): number =>
    lanes.reduce((total, lane) => total + lane[name], 0);
  const [expected, recorded] = [sum('expected'), sum('recorded')];
  return {
    id: 'j',
    job: {} as Job['job'],
    status: 'running',
    created_at: '2026-11-30T10:00:00.000Z',
    started_at: '2026-11-30T10:00:00.000Z',
    completed_at: null,
    deadline_at: null,
    paused_at: null,
    generation: 1,
    retrying: 0,
    cost: { max_cost: null, spent: 0, spent_estimated: 0 },
    stopped_by: null,
    not_asked: 0,
    proof: null,
    erasure: null,
    lanes: [...lanes],
    counters: {
      expected,
      recorded,
      planned: expected,
      completed: recorded,
      refused: sum('refused'),
      failed: sum('failed'),
      cancelled: 0,
      quarantined: 0,
      pending: expected - recorded,
    },
    ...job,
  };
}
