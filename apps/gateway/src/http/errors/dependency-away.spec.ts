import { describe, expect, it } from '@jest/globals';
import { isDependencyAway } from './dependency-away.js';

const withCode = (code: string): Error => Object.assign(new Error('x'), { code });
const named = (name: string): Error => Object.assign(new Error('x'), { name });

describe(isDependencyAway, () => {
  it.each([
    withCode('ECONNREFUSED'),
    withCode('08006'),
    withCode('57P01'),
    withCode('57P03'),
    named('TimeoutError'),
    named('BackPressureError'),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('the query failed', { cause: withCode('ECONNRESET') }),
  ])('says so of %s', (error) => {
    expect(isDependencyAway(error)).toBe(true);
  });

  it.each([
    withCode('23505'),
    withCode('40P01'),
    new TypeError('x is undefined'),
    new Error('x', { cause: 'ECONNREFUSED' }),
    'ECONNREFUSED',
    null,
  ])('does not say so of %s', (error) => {
    expect(isDependencyAway(error)).toBe(false);
  });
});
