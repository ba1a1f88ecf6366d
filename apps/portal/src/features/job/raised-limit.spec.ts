import { ApiRefusedError } from '@beacon/client';
import { describe, expect, it } from '@jest/globals';
import { firstLimit, limitProblem, limitRefusal, raiseOf, spendingWords } from './raised-limit.ts';
import type { CostedJob } from './raised-limit.ts';

const COUNTERS: CostedJob['counters'] = {
  expected: 30,
  planned: 30,
  recorded: 30,
  completed: 10,
  refused: 0,
  failed: 20,
  cancelled: 0,
  quarantined: 0,
  pending: 0,
};

const STOPPED: CostedJob = {
  cost: { max_cost: 0.05, spent: 0.03, spent_estimated: 0 },
  counters: COUNTERS,
  not_asked: 15,
  stopped_by: 'max_cost',
};

const GOING: CostedJob = { ...STOPPED, not_asked: 0, stopped_by: null };
const UNLIMITED: CostedJob = { ...GOING, cost: { ...GOING.cost, max_cost: null } };

function refused(code: string, field: string | null): ApiRefusedError {
  return new ApiRefusedError(409, {
    error: code,
    error_code: code,
    message: 'give a higher max_cost',
    field,
    details: [],
    request_id: 'r',
  });
}

describe('the limit that a dialog begins with', () => {
  it('is the one that the job has, while that lets it go on', () => {
    expect(firstLimit(GOING)).toBe('0.05');
    expect(firstLimit(UNLIMITED)).toBe('');
  });

  it('has room for what was not asked, by what was', () => {
    // 15 cells of $0.002 and a quarter more.
    expect(firstLimit(STOPPED)).toBe('0.088');
  });

  it('is twice as high where nothing could be asked', () => {
    const nothing = { ...STOPPED, cost: { ...STOPPED.cost, spent: 0 }, not_asked: 30 };
    expect(firstLimit(nothing)).toBe('0.1');
  });
});

describe('a limit as it is entered', () => {
  it('is sent where it is another one', () => {
    expect(raiseOf(STOPPED, '0.1')).toEqual({ max_cost: 0.1 });
    expect(raiseOf(STOPPED, '0.05')).toEqual({});
    expect(raiseOf(UNLIMITED, '')).toEqual({});
  });

  it.each(['', ' ', 'much', '0.04'])('cannot be %j', (text) => {
    expect(limitProblem(STOPPED, text)).toBe('At least 0.05, which it has.');
  });

  it('may stay, and a job without one needs none', () => {
    expect(limitProblem(STOPPED, '0.05')).toBeUndefined();
    expect(limitProblem(UNLIMITED, '')).toBeUndefined();
  });
});

describe('a refusal', () => {
  it('is one of the limit by its code or its field', () => {
    expect(limitRefusal(refused('max_cost_reached', null))).toBe('give a higher max_cost.');
    expect(limitRefusal(refused('out_of_range', 'max_cost'))).toBe('give a higher max_cost.');
    expect(limitRefusal(refused('job_cancelled', null))).toBeUndefined();
    expect(limitRefusal(new Error('away'))).toBeUndefined();
  });
});

describe('what is spent', () => {
  it('is said with what the rest may take, where the limit kept the job from it', () => {
    expect(spendingWords(GOING)).toBe('For the whole job: $0.030 of $0.050 is spent.');
    expect(spendingWords(STOPPED)).toContain('the 15 that were not asked take about $0.030.');
  });
});
