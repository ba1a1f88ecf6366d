import { describe, expect, it } from '@jest/globals';
import type { ScenarioResult } from '../scenario.js';
import { countLine, renderTable } from './table.js';

const result = (more: Partial<ScenarioResult> = {}): ScenarioResult => ({
  id: 'executor-in-call',
  matrix: [9],
  name: 'executor killed',
  done: 'kill -9 of an executor',
  expected: 'redelivered',
  jobs: 1,
  cells: 96,
  executions: 96,
  distinctCells: 96,
  calls: 104,
  extraCalls: 8,
  allowedExtraCalls: 8,
  continuedAfter: 0.72,
  seconds: 9,
  problems: [],
  skipped: null,
  notes: [],
  ...more,
});

describe(renderTable, () => {
  it('says of each scenario what was done, what it came to, and the verdict', () => {
    const lines = renderTable([result(), result({ id: 'other', problems: ['x'] })]).split('\n');
    expect(lines[0]).toMatch(
      /^scenario +\| what was done +\| expected +\| executions \| distinct cells \| calls \| extra \(allowed\)/,
    );
    expect(lines[2]).toMatch(
      /^executor-in-call \| kill -9 of an executor \| redelivered \| 96 +\| 96 of 96 +\| 104 +\| 8 \(8\) +\| 0\.7 s +\| pass$/,
    );
    expect(lines[3]).toMatch(/^other .*\| FAIL$/);
    expect(renderTable([result({ skipped: 'only root may mount' })])).toMatch(/\| SKIPPED$/);
  });

  it('breaks long texts at blanks and keeps the columns in line', () => {
    const done = 'a word and another and another and another and another and another';
    const lines = renderTable([result({ done })]).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[3]).toMatch(/^ +\| another +\|/);
    const [first = '', second = ''] = lines.slice(2);
    expect(second.indexOf('|')).toBe(first.indexOf('|'));
  });

  it('shows a dash where nothing was measured', () => {
    expect(renderTable([result({ continuedAfter: null })])).toMatch(/\| - +\| pass/);
  });
});

describe(countLine, () => {
  it('counts what passed and what failed', () => {
    expect(countLine([result(), result({ problems: ['x', 'y'] }), result()])).toBe(
      '2 passed, 1 failed',
    );
  });

  it('counts apart what could not be run here, which is no pass', () => {
    expect(countLine([result(), result({ skipped: 'only root may mount' })])).toBe(
      '1 passed, 0 failed, 1 SKIPPED',
    );
  });
});
