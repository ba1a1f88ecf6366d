import { describe, expect, it } from '@jest/globals';
import { spreadOf } from './spread.js';

describe(spreadOf, () => {
  it('names values that occurred', () => {
    const values = Array.from({ length: 20 }, (_, index) => 20 - index);
    expect(spreadOf(values)).toEqual({ count: 20, p50: 10, p95: 19, max: 20 });
    expect(spreadOf([7])).toEqual({ count: 1, p50: 7, p95: 7, max: 7 });
    expect(spreadOf([])).toEqual({ count: 0, p50: Number.NaN, p95: Number.NaN, max: Number.NaN });
  });
});
