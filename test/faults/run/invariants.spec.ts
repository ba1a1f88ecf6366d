import { describe, expect, it } from '@jest/globals';
import type { AttemptFacts, ExecutionFacts, LaneCounters } from '../lab/database-probe.js';
import { FaultJob } from './fault-job.js';
import {
  checkAttempts,
  checkCells,
  checkCounters,
  checkEvents,
  checkRegions,
  checkSpending,
} from './invariants.js';

const job = new FaultJob('j1', { regions: ['us-east'], models: ['m'], questions: 2, repeats: 1 });

const executions = (): ExecutionFacts[] =>
  [...job.cells.values()].map(({ region, model, question, repeat, cell }) => ({
    region,
    model,
    question,
    repeat,
    cell,
    round: 1,
    status: 'completed',
    source: 'rules',
    code: null,
    attempts: 1,
    quarantined: false,
    executor_region: region,
  }));

const attempts = (): AttemptFacts[] =>
  executions().map(({ region, cell, round }) => ({
    region,
    cell,
    round,
    number: 1,
    kind: 'result',
    code: null,
    cost: 70,
  }));

const counters: LaneCounters = {
  region: 'us-east',
  model: 'm',
  recorded: 2,
  completed: 2,
  refused: 0,
  failed: 0,
  cancelled: 0,
  quarantined: 0,
  quarantined_refused: 0,
  spent: 140,
};

const with0 = <Item>(items: readonly Item[], more: Partial<Item>): Item[] =>
  items.map((item, index) => (index === 0 ? { ...item, ...more } : item));

describe('the invariants', () => {
  it('hold for a job whose cells have one execution each', () => {
    expect(checkCells(job, executions())).toEqual([]);
    expect(checkCounters(executions(), [counters])).toEqual([]);
    expect(checkRegions(executions())).toEqual([]);
    expect(checkAttempts(executions(), attempts())).toEqual([]);
    expect(checkSpending([counters], attempts())).toEqual([]);
  });

  it('find what is spent and not the cost of the attempts', () => {
    const unknown = with0(attempts(), { cost: null });
    expect(checkSpending([counters], unknown)).toEqual([
      '140 nanodollars are spent, and 70 by recount',
    ]);
  });

  it('find a cell without execution, one with two, and one that the job does not have', () => {
    const [first] = executions();
    if (first === undefined) throw new Error('no execution');
    const rows = [first, first, { ...first, question: 'q9' }];
    expect(checkCells(job, rows)).toEqual([
      expect.stringMatching(/^1 cells without execution: us-east m q2 1/),
      expect.stringMatching(/^1 cells with more than one execution: us-east m q1 1/),
      expect.stringMatching(/^1 executions of cells that the job does not have: us-east m q9 1/),
    ]);
  });

  it.each([
    ['recorded', { recorded: 3 }],
    ['failed', { failed: 1 }],
    ['quarantined', { quarantined: 1 }],
    ['quarantined_refused', { quarantined_refused: 1 }],
  ])('find a counter %s that is no recount', (name, more) => {
    expect(checkCounters(executions(), [{ ...counters, ...more }])).toEqual([
      expect.stringContaining(`us-east m: ${name} is`),
    ]);
  });

  it('find rows of a lane that has no counters', () => {
    expect(checkCounters(executions(), [])).toEqual([
      expect.stringMatching(/lanes without counters: us-east m/),
    ]);
  });

  it('find an execution that another region brought, and none in a cell that was given up', () => {
    expect(checkRegions(with0(executions(), { executor_region: 'eu-west' }))).toHaveLength(1);
    const closed = { executor_region: null, attempts: 0, status: 'failed' };
    expect(checkRegions(with0(executions(), closed))).toEqual([]);
  });

  it('find attempts that are missing, doubled, misnumbered or without sense', () => {
    const [first, ...rest] = attempts();
    if (first === undefined) throw new Error('no attempt');
    expect(checkAttempts(executions(), rest)).toHaveLength(1);
    expect(checkAttempts(executions(), [first, first, ...rest])).toHaveLength(1);
    expect(checkAttempts(executions(), [{ ...first, number: 2 }, ...rest])).toHaveLength(1);
    expect(checkAttempts(executions(), [...attempts(), { ...first, kind: 'odd' }])).toHaveLength(1);
    const closed = with0(executions(), { attempts: 0, status: 'cancelled' });
    expect(checkAttempts(closed, rest)).toEqual([]);
  });

  it('want the end of every generation told once, and none of a cancelled one', () => {
    const done = { status: 'completed', generation: 1 };
    expect(checkEvents(job, new Set(['job.completed:j1']), done, false)).toEqual([]);
    expect(checkEvents(job, new Set(), done, false)).toHaveLength(1);
    expect(checkEvents(job, new Set(), done, true)).toEqual([]);
    const again = { status: 'partial', generation: 2 };
    const both = new Set(['job.completed:j1', 'job.completed:j1:2']);
    expect(checkEvents(job, both, again, false)).toEqual([]);
    expect(checkEvents(job, both, done, false)).toEqual([
      expect.stringContaining('ends that no generation of the job had'),
    ]);
    const cancelled = { status: 'cancelled', generation: 1 };
    expect(checkEvents(job, new Set(), cancelled, false)).toEqual([]);
    expect(checkEvents(job, new Set(['job.completed:j1']), cancelled, false)).toHaveLength(1);
  });
});

describe(FaultJob, () => {
  it('has a call key of its own for every cell, and for those of other jobs', () => {
    const other = new FaultJob('j2', { questions: 3 });
    const one = new FaultJob('j3', { questions: 3 });
    const keys = [one, other].flatMap(({ cells }) => [...cells.values()].map((c) => c.callKey));
    expect(new Set(keys).size).toBe(2 * 2 * 2 * 3 * 2);
  });

  it('grows by the cells of the questions that are added', () => {
    const sut = new FaultJob('j4', { questions: 2, repeats: 3 });
    expect(sut.cells.size).toBe(2 * 2 * 2 * 3);
    expect(sut.addQuestions(2)).toEqual(['q3', 'q4']);
    expect(sut.cells.size).toBe(2 * 2 * 4 * 3);
  });
});
