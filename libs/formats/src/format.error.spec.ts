import { describe, expect, it } from '@jest/globals';
import { FormatError, type FormatProblem } from './format.error.js';

const problem = (given: Partial<FormatProblem>): FormatProblem => ({
  file: 'their.yaml',
  line: null,
  field: '$',
  message: 'is wrong',
  ...given,
});

describe(FormatError, () => {
  it('says for each problem where it is, what is wrong and what is allowed', () => {
    const error = new FormatError([
      problem({}),
      problem({ line: 3, field: 'tests[0]', allowed: 'an object' }),
    ]);
    expect(error.message).toBe(
      'their.yaml: is wrong\ntheir.yaml:3: tests[0]: is wrong; allowed: an object',
    );
  });

  it('tells fifty problems and counts the rest', () => {
    const many = Array.from({ length: 53 }, (_, index) => problem({ line: index + 1 }));
    const lines = new FormatError(many).message.split('\n');
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)).toBe('and 3 more');
  });
});
