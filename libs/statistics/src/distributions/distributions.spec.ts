import { describe, expect, it } from '@jest/globals';
import {
  chiSquareUpperTail,
  normalTwoSided,
  tOfLevel,
  tTwoSided,
  zOfLevel,
} from './distributions.js';
import { expectClose } from '../expect-close.fixture.js';

describe('distributions', () => {
  it('keep the digits of tiny chi-squared tails', () => {
    expectClose(chiSquareUpperTail(200, 1), 2.088487583762545e-45, 1e-12);
    expectClose(chiSquareUpperTail(0.001, 1), 0.9747728793699604, 1e-12);
    expectClose(chiSquareUpperTail(11.956569622982556, 3), 0.007533425054800539, 1e-12);
    expect(chiSquareUpperTail(3000, 5)).toBe(0);
    expect(chiSquareUpperTail(0, 5)).toBe(1);
    expect(chiSquareUpperTail(3, 0)).toBe(1);
  });

  it('agree with the tables of z and t', () => {
    expectClose(zOfLevel(0.95), 1.959963984540054, 1e-14);
    expectClose(zOfLevel(0.9), 1.6448536269514722, 1e-14);
    expectClose(tOfLevel(0.95, 1), 12.706204736174698, 1e-12);
    expectClose(normalTwoSided(-10), 1.5239706048321083e-23, 1e-12);
    expectClose(tTwoSided(12.706204736174698, 1), 0.05, 1e-12);
    // Cauchy: 1 - 2 atan(t) / pi, which for large t is 2 / (pi t).
    expectClose(tTwoSided(1e9, 1), 2 / (Math.PI * 1e9), 1e-12);
  });

  it('refuse levels of 0 and 1', () => {
    expect(() => zOfLevel(0)).toThrow('level must lie between 0 and 1, ends excluded, not 0');
    expect(() => tOfLevel(1, 5)).toThrow(RangeError);
  });
});
