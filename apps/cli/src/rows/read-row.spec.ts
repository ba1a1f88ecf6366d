import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { must, readRow, ROW } from './read-row.js';

const schema = z.object({ id: z.string(must('text')), list: z.array(z.string()).default([]) }, ROW);

function problemsOf(text: string): readonly string[] {
  const read = readRow(schema, { number: 7, text });
  if (read.ok) throw new Error('the row was taken, a refusal was expected');
  return read.problems;
}

describe(readRow, () => {
  it('reads a row, and leaves fields aside that it does not know', () => {
    const line = { number: 1, text: '{"id":"a","more":[{"deep":1}]}' };
    expect(readRow(schema, line)).toEqual({ ok: true, row: { id: 'a', list: [] } });
  });

  it.each([
    ['values without end', `{"id":"a","list":[${'0,'.repeat(2_000_000)}0]}`],
    ['levels without end', '['.repeat(4_000_000)],
  ])('does not validate %s', (_, text) => {
    expect(problemsOf(text)).toEqual(['line 7 has more than 10000 values or 32 levels.']);
  });

  it('tells a bounded number of problems of one line', () => {
    expect(problemsOf(`{"id":"a","list":[${'0,'.repeat(5_000)}0]}`)).toHaveLength(10);
  });

  it('says which value within a list is wrong', () => {
    expect(problemsOf('{"id":"a","list":["b",7]}')).toEqual([
      expect.stringMatching(/^line 7: list\.1 is 7, /),
    ]);
  });

  it('says what is no JSON, with the number of its line', () => {
    expect(problemsOf('{"id":')).toEqual([expect.stringMatching(/^line 7 is not JSON: /)]);
  });
});
