import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellsOfBlock } from './cell-order.js';
import type { CellBlock } from './cell-order.js';
import { cellAt, cellKey, countCells, lanesOf } from './cell.js';
import type { JobLane } from './cell.js';
import type { JobQuestion } from './job-specification.js';

const question = (id: string): JobQuestion => ({
  id,
  text: `What is ${id}?`,
  category: null,
  language: null,
  source: 'inline',
});

const spec = {
  models: [
    { id: 'a', name: 'a', regions: ['us-east', 'eu-west'] },
    { id: 'b', name: 'b', regions: ['us-east'] },
  ],
  questions: [question('q1'), question('q2')],
  prompt: null,
  repeats: 3,
};

function firstLane(of: Parameters<typeof lanesOf>[0]): JobLane {
  const [lane] = lanesOf(of);
  if (lane === undefined) throw new Error('the job has no lane');
  return lane;
}

describe('cells', () => {
  it('keeps the cells of the blocks before when a lane is extended', () => {
    const first = firstLane(spec);
    const added: CellBlock = {
      base: 6,
      questionFrom: 0,
      questionTo: 2,
      repeatFrom: 4,
      repeatTo: 5,
    };
    const extended = { ...first, blocks: [...first.blocks, added], cells: 6 + cellsOfBlock(added) };
    for (let position = 0; position < 6; position += 1) {
      expect(cellAt(spec, extended, position)).toEqual(cellAt(spec, first, position));
    }
    const order = [6, 7, 8, 9].map((position) => cellAt(spec, extended, position));
    expect(order.map(({ questionId, repeat }) => `${questionId}/${repeat}`)).toEqual([
      'q1/4',
      'q1/5',
      'q2/4',
      'q2/5',
    ]);
    expect(() => cellAt(spec, extended, 10)).toThrow(RangeError);
  });

  it('counts models in their own regions', () => {
    expect(countCells(spec)).toBe(18);
    expect(lanesOf(spec).map(({ region, model }) => `${model}@${region}`)).toEqual([
      'a@us-east',
      'a@eu-west',
      'b@us-east',
    ]);
  });

  it('asks a job without a seed question by question, each with all its repeats', () => {
    const lane = firstLane(spec);
    const order = [0, 1, 2, 3, 4, 5].map((position) => cellAt(spec, lane, position));
    expect(order.map(({ questionId, repeat }) => `${questionId}/${repeat}`)).toEqual([
      'q1/1',
      'q1/2',
      'q1/3',
      'q2/1',
      'q2/2',
      'q2/3',
    ]);
  });

  it.each([-1, 6, 1.5, Number.NaN])('has no cell at position %d', (position) => {
    expect(() => cellAt(spec, firstLane(spec), position)).toThrow(RangeError);
  });

  it('asks the own prompt of a job without questions, with a null question', () => {
    const own = { ...spec, questions: [], prompt: 'Hello?' };
    expect(countCells(own)).toBe(9);
    expect(cellAt(own, firstLane(own), 2)).toEqual({
      region: 'us-east',
      model: 'a',
      questionId: null,
      repeat: 3,
    });
  });

  it('gives a null and an empty question one key, and every other cell its own', () => {
    expect(cellKey({ model: 'm', questionId: null, repeat: 1 })).toBe(
      cellKey({ model: 'm', questionId: '', repeat: 1 }),
    );
    const identity = fc.record({
      model: fc.string({ maxLength: 4 }),
      questionId: fc.string({ maxLength: 4 }),
      repeat: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(identity, identity, (a, b) => {
        const same = a.model === b.model && a.questionId === b.questionId && a.repeat === b.repeat;
        expect(cellKey(a) === cellKey(b)).toBe(same);
        expect(cellKey(a)).toMatch(/^[a-z2-7]{26}$/);
      }),
    );
  });

  it('keeps its keys: they are RFC 4648 base32 of SHA-256, and stored results are found by them', () => {
    expect(cellKey({ model: 'llama3.2-1b', questionId: 'math_basic', repeat: 1 })).toBe(
      'z45w4glcpija5az4sp5wlmjh3l',
    );
  });
});
