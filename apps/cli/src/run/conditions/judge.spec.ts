import { describe, expect, it } from '@jest/globals';
import { DEFAULT_FAIL_ON } from './fail-on.js';
import { cell, concluded, counted, gateInput, unit } from './gate.fixture.js';
import type { GateInput, Unit } from './gate-input.js';
import { judge } from './judge.js';

const decided = (failOn: string, more: Partial<GateInput> = {}): string =>
  judge(gateInput(failOn, more)).result;

const MORE = unit('differs', { difference: 0.2 }, { difference: 0.2 });
const LESS = unit('differs', { difference: -0.2 }, { difference: -0.2 });
const ONLY_WITHHELD = unit('differs', { conclusion: 'cannot_tell' }, { difference: 0.2 });
const ON_SOME = unit('differs_on_these_questions');
const OPEN = unit('cannot_tell');
const SAME = unit('equivalent');

describe(judge, () => {
  it.each<[string, Unit, string, number]>([
    [DEFAULT_FAIL_ON, SAME, 'pass', 0],
    [DEFAULT_FAIL_ON, MORE, 'differs', 3],
    [DEFAULT_FAIL_ON, LESS, 'differs', 3],
    [DEFAULT_FAIL_ON, ON_SOME, 'differs', 3],
    [DEFAULT_FAIL_ON, OPEN, 'cannot_tell', 4],
    ['differs', OPEN, 'pass', 0],
    ['refusals-up,cannot-tell', MORE, 'differs', 3],
    ['refusals-up,cannot-tell', LESS, 'pass', 0],
    ['refusals-up,cannot-tell', ON_SOME, 'differs', 3],
    ['refusals-up,cannot-tell', OPEN, 'cannot_tell', 4],
    ['refusals-up,cannot-tell', ONLY_WITHHELD, 'cannot_tell', 4],
    ['refusals-up', ONLY_WITHHELD, 'pass', 0],
    ['withheld-up', ONLY_WITHHELD, 'differs', 3],
    ['errors', MORE, 'pass', 0],
  ])('with --fail-on %s decides on what was concluded', (failOn, found, result, code) => {
    const judgement = judge(gateInput(failOn, { concluded: concluded([found]) }));
    expect([judgement.result, judgement.exitCode]).toEqual([result, code]);
  });

  it('never passes by default where nothing was compared', () => {
    expect(decided(DEFAULT_FAIL_ON, { concluded: concluded([]) })).toBe('cannot_tell');
  });

  it('fails on models and questions that are not compared, unless that is left out', () => {
    const lanes = [{ modelId: 'n', region: 'eu', reason: 'only_before' }];
    const left = concluded([SAME], { notCompared: { lanes, questions: 2 } });
    const { result, findings } = judge(gateInput(DEFAULT_FAIL_ON, { concluded: left }));
    expect(result).toBe('cannot_tell');
    expect(findings.map(({ text }) => text)).toEqual([
      'n from eu: not compared: only the baseline has it',
      '2 questions are not compared: only one job asks them in these words',
    ]);
    expect(decided('errors,differs,cannot-tell', { concluded: left })).toBe('pass');
  });

  it.each(['partial', 'failed', 'cancelled'])('fails with 2 for a job that is %s', (status) => {
    const { job } = gateInput('differs');
    expect(decided('differs', { job: { ...job, status } })).toBe('job_failed');
  });

  it('says that a job was stopped by its cost limit', () => {
    const { job } = gateInput('differs');
    const stopped = { ...job, status: 'partial', stoppedBy: 'max_cost' };
    expect(judge(gateInput('differs', { job: stopped })).findings[0]?.text).toBe(
      'the job ended as partial: it was stopped by max_cost',
    );
  });

  it('fails with 2 for cells that are missing, or there twice, whatever the list says', () => {
    const { head } = gateInput('differs');
    const codes = (more: Partial<GateInput>): unknown =>
      judge(gateInput('differs', more)).findings.map(({ code, fails }) => [code, fails]);
    const short = { ...head, cells: head.cells.slice(1) };
    expect(codes({ head: short })).toEqual([['missing_cells', true]]);
    expect(codes({ doubled: 1 })).toEqual([['doubled_cells', true]]);
    const [first] = head.cells;
    const twice = {
      ...head,
      cells: [cell(first?.questionId ?? '', { answered: 2 }), ...head.cells.slice(1)],
    };
    expect(codes({ head: twice })).toEqual([['doubled_cells', true]]);
    expect(decided('differs', { head: twice })).toBe('job_failed');
  });

  it('fails on executions without a measurement where errors are in the list, before anything else', () => {
    const cells = gateInput('differs').head.cells;
    const lost = counted([cell('q0', { error: 1 }), ...cells.slice(1)]);
    const differs = { head: lost, concluded: concluded([MORE]) };
    expect(decided(DEFAULT_FAIL_ON, differs)).toBe('job_failed');
    expect(decided('differs', differs)).toBe('differs');
    expect(decided('errors>10%', { head: lost })).toBe('pass');
    expect(decided('errors>9%', { head: lost })).toBe('job_failed');
    const away = counted([{ ...cell('q0', {}), quarantined: 1 }, ...cells.slice(1)]);
    expect(decided('errors', { head: away })).toBe('job_failed');
  });

  it('holds rates of what was measured against their limits, which they may reach', () => {
    const cells = gateInput('differs').head.cells;
    const some = counted([
      cell('q0', { refused: 1 }),
      cell('q1', { empty: 1 }),
      cell('q2', { truncated: 1 }),
      ...cells.slice(3),
    ]);
    expect(decided('refused>10%', { head: some })).toBe('pass');
    expect(decided('refused>0.09', { head: some })).toBe('differs');
    expect(decided('withheld>20%', { head: some })).toBe('pass');
    expect(judge(gateInput('withheld>19%', { head: some })).findings[0]).toMatchObject({
      code: 'withheld>19%',
      text: 'm from eu: 2 of 10 executions count as withheld, more than 19%',
    });
  });
});
