import { describe, expect, it } from '@jest/globals';
import { MATRIX, matrixFooter, NOT_COVERED, unexplained } from './matrix.js';
import { SCENARIOS } from './scenarios/index.js';

describe('the fault matrix', () => {
  it('is shown by scenarios, or says why it is not', () => {
    expect(Object.keys(MATRIX)).toHaveLength(45);
    expect(unexplained(SCENARIOS)).toEqual([]);
  });

  it('gives no reason for what is shown', () => {
    const shown = new Set(SCENARIOS.flatMap(({ matrix }) => matrix));
    expect(Object.keys(NOT_COVERED).filter((number) => shown.has(Number(number)))).toEqual([]);
  });

  it('is told in the footer with the reasons', () => {
    expect(matrixFooter([{ matrix: [9, 10] }], { 41: 'a reason' })).toMatch(
      /^Fault matrix: 2 of 45 .*\n {2}not shown: 41 \(.*\): a reason$/,
    );
    expect(matrixFooter(SCENARIOS)).toMatch(/^Fault matrix: 45 of 45 [^\n]*$/);
  });
});

describe('the scenarios', () => {
  it('have ids of their own that can be used in subjects', () => {
    const ids = SCENARIOS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it('name numbers that the matrix has', () => {
    const numbers = SCENARIOS.flatMap(({ matrix }) => matrix);
    expect(numbers.filter((number) => MATRIX[number] === undefined)).toEqual([]);
  });
});
