import type { KnownAttempt } from '@beacon/persistence';
import { describe, expect, it } from '@jest/globals';
import { cellSteps } from './cell-steps.js';
import type { ExecutionFacts } from './cell-steps.js';

const at = (ms: number): Date => new Date(Date.UTC(2026, 10, 30) + ms);

const execution = (change: Partial<ExecutionFacts> = {}): ExecutionFacts => ({
  round: 1,
  executorId: 'executor-1',
  outcomeSource: 'rules',
  errorCode: null,
  plannedAt: at(100),
  publishedAt: at(110),
  deliveredAt: at(2_000),
  deliveries: 2,
  recordedAt: at(3_000),
  ...change,
});

const attempt = (change: Partial<KnownAttempt> = {}): KnownAttempt => ({
  round: 1,
  number: 1,
  kind: 'result',
  executorId: 'executor-1',
  node: null,
  errorCode: null,
  errorMessage: null,
  httpStatus: null,
  retryAfterMs: null,
  cost: null,
  isCostEstimated: false,
  startedAt: at(2_010).toISOString(),
  completedAt: at(2_500).toISOString(),
  ...change,
});

const failed = attempt({
  kind: 'failed',
  errorCode: 'timeout',
  startedAt: at(200).toISOString(),
  completedAt: at(1_200).toISOString(),
});

describe(cellSteps, () => {
  it('are what happened in one round, calls that failed before the delivery that brought the result', () => {
    const steps = cellSteps({
      submittedAt: at(0),
      round: null,
      attempts: [failed, attempt({ number: 2 })],
      execution: execution(),
    });
    expect(steps.map(({ step, since_before_ms }) => [step, since_before_ms])).toEqual([
      ['submitted', null],
      ['planned', 100],
      ['published', 10],
      ['called', 90],
      ['failed', 1_000],
      ['delivered', 800],
      ['called', 10],
      ['answered', 490],
      ['recorded', 500],
    ]);
    expect(steps[4]).toMatchObject({
      attempt: 1,
      error_code: 'timeout',
      executor_id: 'executor-1',
    });
    expect(steps[5]).toMatchObject({ deliveries: 2, clock: 'executor' });
  });

  it('keep the order of what happens where clocks disagree', () => {
    const steps = cellSteps({
      submittedAt: at(0),
      round: null,
      attempts: [attempt()],
      execution: execution({ deliveredAt: at(50), deliveries: 1 }),
    });
    expect(steps.map(({ step }) => step).slice(2, 4)).toEqual(['published', 'delivered']);
    expect(steps[3]?.since_before_ms).toBe(0);
  });

  it('end with the last call of a cell that failed, and with the reason of one that was closed', () => {
    const gaveUp = cellSteps({
      submittedAt: at(0),
      round: null,
      attempts: [attempt({ errorCode: 'bad_request', httpStatus: 400 })],
      execution: execution({ outcomeSource: 'executor', errorCode: 'bad_request' }),
    });
    expect(gaveUp.map(({ step }) => step).slice(-2)).toEqual(['failed', 'recorded']);
    const closed = cellSteps({
      submittedAt: at(0),
      round: null,
      attempts: [],
      execution: execution({
        outcomeSource: 'planner',
        errorCode: 'deadline_exceeded',
        plannedAt: null,
        publishedAt: null,
        deliveredAt: null,
      }),
    });
    expect(closed.map(({ step, error_code }) => [step, error_code])).toEqual([
      ['submitted', null],
      ['closed', 'deadline_exceeded'],
    ]);
  });

  it('are grouped by rounds; what is known of an earlier one are its calls', () => {
    const round = { round: 2, state: 'recorded', requestedAt: at(1_500).toISOString() } as const;
    const steps = cellSteps({
      submittedAt: at(0),
      round,
      attempts: [failed, attempt({ round: 2 })],
      execution: execution({ round: 2, deliveries: 1 }),
    });
    expect(steps.map(({ step, round: of }) => `${step} ${of}`)).toEqual([
      'submitted 1',
      'called 1',
      'failed 1',
      'retried 2',
      'planned 2',
      'published 2',
      'delivered 2',
      'called 2',
      'answered 2',
      'recorded 2',
    ]);
  });
});
