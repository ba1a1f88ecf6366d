import { describe, expect, it } from '@jest/globals';
import type { Schema } from '@beacon/client';
import type { ExecutionEntry } from './events.ts';
import { patchJobList } from './patch-job-list.ts';
import { patchJob, patchLaneChange, patchSummary, withTallies } from './patch-job.ts';

const NONE = {
  recorded: 0,
  completed: 0,
  refused: 0,
  failed: 0,
  cancelled: 0,
  quarantined: 0,
};

const lane = (region: string, expected = 10): Schema<'JobLaneView'> => ({
  ...NONE,
  region,
  model_id: 'qwen',
  expected,
  planned: 0,
  in_progress: 0,
  retrying: 0,
  retries_waiting: 0,
  closing_code: null,
  spent: 0,
  lane_status: 'open',
  lane_limit: 4,
  waiting_reason: null,
  waiting_until: null,
});

const job = (lanes: Schema<'JobLaneView'>[]) =>
  ({
    id: 'job',
    lanes,
    counters: { ...NONE, expected: 20, planned: 0, pending: 20 },
  }) as unknown as Schema<'JobView'>;

const entry = (changes: Partial<ExecutionEntry> = {}): ExecutionEntry => ({
  execution_id: 7,
  job_id: 'job',
  region: 'us',
  model_id: 'qwen',
  question_id: 'q1',
  repeat: 1,
  round: 1,
  status: 'completed',
  outcome: 'answered',
  quarantine: false,
  ...changes,
});

describe('counting executions into a job', () => {
  it('moves the counts of the lane and of the job', () => {
    const entries = [entry(), entry({ region: 'eu', status: 'refused', outcome: 'refused' })];
    const { lanes, counters } = patchJob(job([lane('us'), lane('eu')]), entries);
    expect(lanes.map(({ recorded }) => recorded)).toEqual([1, 1]);
    expect(counters).toMatchObject({ recorded: 2, completed: 1, refused: 1, pending: 18 });
  });

  it('counts no later round, which replaces an execution that counts already', () => {
    expect(patchJob(job([lane('us')]), [entry({ round: 2 })]).counters.recorded).toBe(0);
  });

  it('never counts more than a lane comes to', () => {
    const full = { ...lane('us', 1), recorded: 1, completed: 1 };
    expect(patchJob(job([full]), [entry()]).lanes[0]?.recorded).toBe(1);
  });
});

describe('a lane that changed', () => {
  const change = { region: 'us', model_id: 'qwen', to_limit: 2, reason: 'asked to wait' } as const;

  it('says why it waits, and no longer when it is open', () => {
    const waiting = patchLaneChange(job([lane('us')]), { ...change, to_status: 'waiting' });
    expect(waiting.lanes[0]).toMatchObject({
      lane_status: 'waiting',
      lane_limit: 2,
      waiting_reason: 'asked to wait',
    });
    const open = patchLaneChange(waiting, { ...change, to_status: 'open', to_limit: 3 });
    expect(open.lanes[0]).toMatchObject({ lane_limit: 3, waiting_reason: null });
  });

  it('is no change of a job that does not use it', () => {
    const other = job([lane('eu')]);
    expect(patchLaneChange(other, { ...change, to_status: 'open' })).toBe(other);
  });
});

describe('the summary of a matrix', () => {
  const tally = {
    ...NONE,
    region: 'us',
    model_id: 'qwen',
    recorded: 3,
    completed: 3,
    refusal_rate: 0,
    blocked_rate: 0,
    flip_rate: null,
  };
  const summary: Schema<'MatrixSummaryView'> = {
    by_region: [],
    by_model_region: [tally],
    differing: [],
    screen: [],
  };

  it('moves the rate by what is measured', () => {
    const refused = entry({ status: 'refused', outcome: 'refused' });
    const failed = entry({ status: 'failed', outcome: 'error' });
    const [after] = patchSummary(summary, [refused, failed]).by_model_region;
    expect(after).toMatchObject({ recorded: 5, refused: 1, failed: 1, refusal_rate: 0.25 });
  });

  it('keeps a rate unknown as long as nothing is measured', () => {
    const none = { ...summary, by_model_region: [{ ...tally, ...NONE, refusal_rate: null }] };
    const failed = entry({ status: 'failed', outcome: 'error' });
    expect(patchSummary(none, [failed]).by_model_region[0]?.refusal_rate).toBeNull();
  });
});

describe('counts that were read later', () => {
  it('take the place of those that were counted up', () => {
    const tally = { ...NONE, region: 'us', model_id: 'qwen', recorded: 3, completed: 2, failed: 1 };
    const summary = { by_model_region: [tally] } as unknown as Schema<'MatrixSummaryView'>;
    const { lanes, counters } = withTallies(job([lane('us'), lane('eu')]), summary);
    expect(lanes[0]).toMatchObject({ recorded: 3, completed: 2, failed: 1, expected: 10 });
    expect(counters).toMatchObject({ recorded: 3, failed: 1, pending: 17 });
  });
});

describe('a list of jobs', () => {
  it('counts executions into the jobs that they are of', () => {
    const item = { id: 'job', expected: 2, recorded: 0, counters: { ...NONE, expected: 2 } };
    const list = { jobs: [item, { ...item, id: 'other' }] } as unknown as Schema<'JobListView'>;
    const { jobs } = patchJobList(list, [
      entry(),
      entry({ execution_id: 8 }),
      entry({ execution_id: 9 }),
    ]);
    expect(jobs[0]).toMatchObject({ recorded: 2, counters: { completed: 2, pending: 0 } });
    expect(jobs[1]).toBe(list.jobs[1]);
  });
});
