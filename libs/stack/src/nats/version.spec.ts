import { describe, expect, it } from '@jest/globals';
import { compareVersions, isAtLeast } from './version.js';

describe(isAtLeast, () => {
  it.each([
    ['2.10.0', '2.10.0', true],
    ['2.9.10', '2.10.0', false],
    ['2.15.1', '2.10.0', true],
    ['3.0.0', '2.10.9', true],
    ['2.10.27-1', '2.10.27', true],
  ])('compares %s with %s by number', (version, floor, expected) => {
    expect(isAtLeast(version, floor)).toBe(expected);
  });
});

describe(compareVersions, () => {
  it('orders oldest first', () => {
    const sorted = ['2.10.27', '2.9.10', '2.15.1', '2.10.3'].toSorted(compareVersions);
    expect(sorted).toEqual(['2.9.10', '2.10.3', '2.10.27', '2.15.1']);
  });
});
