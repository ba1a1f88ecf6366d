import { describe, expect, it } from '@jest/globals';
import type { Schema } from '@beacon/client';
import { apiAddress, cellAddress } from './cell-address.ts';
import { describeCell, differs, markOf } from './cell-mark.ts';
import { moveBy } from './grid-keys.ts';
import { NO_CATEGORY, filterOf, hasFilter, readMatrixSearch, toggled } from './search.ts';
import { tableOf, toCsv, toMarkdown } from './table-text.ts';
import { offsetsOf, pageRowsOf } from '../../lib/matrix-pages.ts';

type Cell = Schema<'MatrixCell'>;

const cell = (changes: Partial<Cell> = {}): Cell => ({
  model_id: 'qwen',
  region: 'us',
  expected: 1,
  recorded: 1,
  quarantined: 0,
  status: 'completed',
  outcomes: { answered: 1 },
  flip_rate: null,
  execution_ids: [1],
  ...changes,
});

describe('the mark of a cell', () => {
  it('is the most frequent outcome, with how many where repeats differ', () => {
    const mixed = cell({ expected: 3, recorded: 3, outcomes: { answered: 1, refused: 2 } });
    expect(markOf(mixed)).toMatchObject({ outcome: 'refused', second: 'answered', count: 2 });
    expect(markOf(cell())).toMatchObject({ outcome: 'answered', second: null, count: null });
    expect(describeCell(mixed)).toBe('refused 2, answered 1 of 3');
  });

  it('says why there is none', () => {
    const nothing = { recorded: 0, outcomes: {}, status: 'pending' } as const;
    expect(markOf(cell(nothing)).absence).toBe('pending');
    expect(markOf(cell({ outcomes: {}, quarantined: 1 })).absence).toBe('quarantined');
    expect(markOf(cell({ outcomes: {}, status: 'cancelled' })).absence).toBe('cancelled');
    expect(describeCell(cell({ outcomes: {}, status: 'cancelled' }))).toBe('cancelled');
  });

  it('tells what the cost limit left out from errors', () => {
    const left = cell({ outcomes: { error: 1 }, status: 'failed', not_asked: 1 });
    expect(markOf(left)).toMatchObject({ outcome: null, absence: 'not asked' });
    expect(describeCell(left)).toBe('not asked');
    const some = { expected: 3, recorded: 3, outcomes: { answered: 1, error: 2 }, not_asked: 1 };
    expect(describeCell(cell(some))).toBe('answered 1, error 1, not asked 1 of 3');
  });

  it('shows that some repeats are pending', () => {
    const partly = cell({ expected: 3, recorded: 1 });
    expect(markOf(partly).isPartlyRecorded).toBe(true);
    expect(markOf(partly).isRetrying).toBe(false);
    expect(markOf(cell({ retrying: 1 })).isRetrying).toBe(true);
    expect(describeCell({ ...partly, retrying: 1 })).toBe(
      'answered 1, pending 2 of 3, 1 asked again',
    );
    expect(describeCell(partly)).toBe('answered 1, pending 2 of 3');
  });
});

describe('whether regions differ', () => {
  const refused = cell({ region: 'eu', outcomes: { refused: 1 } });

  it('goes by the most frequent outcomes', () => {
    expect(differs([cell(), refused], new Map())).toBe(true);
    expect(differs([cell(), cell({ region: 'eu' })], new Map())).toBe(false);
  });

  it('leaves errors and second executors out, as the filter of the gateway does', () => {
    const error = cell({ region: 'eu', outcomes: { error: 1 } });
    expect(differs([cell(), error], new Map())).toBe(false);
    const twins = new Map([['eu', 'us']]);
    expect(differs([cell(), refused], twins)).toBe(false);
    // Without its original it stands for itself.
    expect(differs([cell({ region: 'asia' }), refused], twins)).toBe(true);
  });
});

describe('the address of the matrix', () => {
  it('drops what the gateway would refuse', () => {
    const search = readMatrixSearch({
      differs: 'maybe',
      outcome: ['refused', 'unheard'],
      sort: 'order',
      q: 'x'.repeat(300),
    });
    expect(search).toMatchObject({ differs: undefined, outcome: ['refused'], sort: undefined });
    expect(search.q).toHaveLength(200);
  });

  it('asks for the same whatever the order of the choices', () => {
    const one = filterOf(
      readMatrixSearch({ model: ['b', 'a'], category: NO_CATEGORY, q: ' tank ' }),
    );
    expect(one).toEqual({ model_id: ['a', 'b'], category: [''], q: 'tank' });
    expect(filterOf(readMatrixSearch({}))).toEqual({});
  });

  it('tells a filter from an order', () => {
    expect(hasFilter(readMatrixSearch({ sort: 'differing' }))).toBe(false);
    expect(hasFilter(readMatrixSearch({ differs: 'true' }))).toBe(true);
  });

  it('takes choices in and out', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a'], 'a')).toBeUndefined();
  });

  it('leads to cells and to the API', () => {
    expect(cellAddress('a/b', 'm&m', 'q 1')).toBe('/jobs/a%2Fb/cell?model=m%26m&question=q+1');
    expect(cellAddress('job', 'm', null)).toBe('/jobs/job/cell?model=m');
    expect(apiAddress('job', { differs: 'true', outcome: ['refused', 'empty'] })).toBe(
      '/api/v1/jobs/job/matrix?differs=true&outcome=refused&outcome=empty',
    );
  });
});

describe('the keyboard in the grid', () => {
  const size = { rows: 100, columns: 3, pageRows: 20 };
  const from = (key: string, hasControl = false) =>
    moveBy(key, hasControl, { row: 50, column: 1 }, size);

  it('moves by cells, pages and to the ends', () => {
    expect(from('ArrowDown')).toEqual({ row: 51, column: 1 });
    expect(from('PageUp')).toEqual({ row: 30, column: 1 });
    expect(from('End')).toEqual({ row: 50, column: 3 });
    expect(from('Home', true)).toEqual({ row: 0, column: 0 });
    expect(from('End', true)).toEqual({ row: 99, column: 3 });
    expect(from('x')).toBeNull();
  });

  it('stays within', () => {
    expect(moveBy('ArrowLeft', false, { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 });
    expect(moveBy('PageDown', false, { row: 95, column: 3 }, size)).toEqual({ row: 99, column: 3 });
  });
});

describe('pages of rows', () => {
  it('are those that are in view', () => {
    expect(offsetsOf(0, 30, 100)).toEqual([0]);
    expect(offsetsOf(90, 120, 100)).toEqual([0, 100]);
    expect(offsetsOf(11_000, 11_111, 100)).toEqual([11_000, 11_100]);
  });

  it('are smaller where a question has many cells', () => {
    expect(pageRowsOf(9)).toBe(100);
    expect(pageRowsOf(1_000)).toBe(20);
    expect(pageRowsOf(100_000)).toBe(1);
  });
});

describe('copying', () => {
  const matrix = {
    models: [{ id: 'qwen', name: 'Qwen', regions: ['us', 'eu'] }],
    questions: [
      {
        question_id: '=cmd()',
        text: 'Say "hi", a|b\n<b>now</b>',
        category: '@cf',
        flip_rate: null,
        cells: [cell({ expected: 2, recorded: 2, outcomes: { answered: 1, refused: 1 } })],
      },
    ],
  };

  it('makes no formula of what somebody else wrote', () => {
    const [head, row] = toCsv(tableOf(matrix)).split('\r\n');
    expect(head).toBe('question_id,question,category,qwen us,qwen eu');
    expect(row).toBe('\'=cmd(),"Say ""hi"", a|b\n<b>now</b>",\'@cf,answered 1; refused 1,');
  });

  it.each(['=1', '+1', '-1', '@x', '\tx', '\rx', ' =1', '\u200B=1', "'=1"])('guards %j', (text) => {
    expect(toCsv([[text]]).replace(/^"/, '')).toMatch(/^'/);
  });

  it('leaves other texts as they are', () => {
    expect(toCsv([['answered', 'a-b', '日本', '']])).toBe('answered,a-b,日本,');
  });

  it('keeps a table of Markdown one', () => {
    const lines = toMarkdown(tableOf(matrix)).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe(
      '| =cmd() | Say "hi", a\\|b \\<b\\>now\\</b\\> | @cf | answered 1; refused 1 |  |',
    );
  });
});
