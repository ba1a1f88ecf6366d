import { describe, expect, it } from '@jest/globals';
import { holm, holmOfGroups } from './adjust-p-values.js';
import { stepDownMinP } from './step-down-min-p.js';
import { normalTwoSided } from '../distributions/distributions.js';

/** Covariance of all differences of `groups` means with the same variance. */
function tukey(groups: number): number[][] {
  const pairs = Array.from({ length: groups }, (_, a) =>
    Array.from({ length: groups }, (_, b) => [a, b] as const).filter(([i, j]) => i < j),
  ).flat();
  const weight = (pair: readonly [number, number], group: number): number =>
    Number(pair[0] === group) - Number(pair[1] === group);
  return pairs.map((one) =>
    pairs.map((other) =>
      Array.from({ length: groups }, (_, g) => weight(one, g) * weight(other, g)).reduce(
        (sum, value) => sum + value,
        0,
      ),
    ),
  );
}

const identity = (size: number): number[][] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => Number(i === j)));

describe(stepDownMinP, () => {
  // Upper 5 % and 1 % points of the studentised range with infinite degrees of freedom, over the root of 2 (Harter 1960).
  it.each([
    [3, 3.314, 0.05],
    [4, 3.633, 0.05],
    [8, 4.286, 0.05],
    [3, 4.12, 0.01],
    [5, 4.603, 0.01],
  ])('is the studentised range for all pairs of %i means (%d)', (groups, q, wanted) => {
    const p = normalTwoSided(q / Math.SQRT2);
    const tests = Array.from({ length: (groups * (groups - 1)) / 2 }, () => ({ p }));
    const [first = 0] = stepDownMinP(tests, tukey(groups), { draws: 40_000 });
    expect(Math.abs(first / wanted - 1)).toBeLessThan(0.015);
  });

  it('is the chance of one of several independent tests', () => {
    const adjusted = stepDownMinP([{ p: 0.3 }, { p: 0.01 }, { p: 0.04 }], identity(3));
    expect(adjusted[1]).toBeCloseTo(1 - 0.99 ** 3, 3);
    expect(adjusted[2]).toBeCloseTo(1 - 0.96 ** 2, 3);
    expect(adjusted[0]).toBe(0.3);
  });

  it('counts copies of a test once, whatever their sign and scale', () => {
    const copies = [
      [1, -2, 3],
      [-2, 4, -6],
      [3, -6, 9],
    ];
    for (const p of [0.03, 1e-20]) {
      const adjusted = stepDownMinP([{ p }, { p }, { p }], copies);
      expect(adjusted.map((value) => value / p)).toEqual(
        [1, 1, 1].map((one) => expect.closeTo(one, 9)),
      );
    }
  });

  it('leaves out tests that could not be so small', () => {
    const from = (least: number) => (level: number) => (level < least ? 0 : least);
    const tests = [{ p: 0.01 }, { p: 1, reach: from(0.02) }, { p: 0.5, reach: from(0.004) }];
    expect(stepDownMinP(tests, identity(3))[0]).toBeCloseTo(1 - 0.99 * 0.996, 3);
  });

  it.each([0.2, 0.01, 1e-6, 1e-40])('lies between the raw p and Holm (%d)', (p) => {
    const tests = [p, p * 1.5, p * 2, p * 2, p * 3, p * 4].map((value) => ({ p: value }));
    const adjusted = stepDownMinP(tests, tukey(4));
    const bound = holm(tests.map((test) => test.p));
    for (const [index, value] of adjusted.entries()) {
      expect(value).toBeGreaterThanOrEqual(tests[index]?.p ?? 1);
      expect(value).toBeLessThanOrEqual((bound[index] ?? 0) * (1 + 1e-12));
    }
  });

  it('is the same for the same seed', () => {
    const tests = Array.from({ length: 6 }, (_, index) => ({ p: 0.01 * (index + 1) }));
    expect(stepDownMinP(tests, tukey(4), { seed: 3 })).toEqual(
      stepDownMinP(tests, tukey(4), { seed: 3 }),
    );
  });

  it('does not depend on the order of the tests or on their signs', () => {
    const covariance = tukey(4);
    const tests = [0.01, 0.2, 0.04, 0.03, 0.6, 0.02].map((p) => ({ p }));
    const order = [4, 2, 0, 5, 1, 3];
    const signs = [1, -1, -1, 1, 1, -1];
    const turned = stepDownMinP(
      order.map((index) => tests[index] ?? { p: 1 }),
      order.map((row) =>
        order.map(
          (column) => (signs[row] ?? 1) * (signs[column] ?? 1) * (covariance[row]?.[column] ?? 0),
        ),
      ),
    );
    const sut = stepDownMinP(tests, covariance);
    expect(turned.map((value) => expect.closeTo(value, 12))).toEqual(
      order.map((index) => sut[index]),
    );
  });

  it('refuses what is no p', () => {
    expect(() => stepDownMinP([{ p: 1.5 }], identity(1))).toThrow('tests[0].p');
  });
});

describe(holmOfGroups, () => {
  it('is Holm for groups of one', () => {
    const ps = [0.2, 0.01, 0.03, 0.5];
    expect(holmOfGroups(ps.map((p) => [p])).flat()).toEqual(holm(ps));
  });

  it('hands on the share of a group that is done with, and of no other', () => {
    const done = holmOfGroups([[0.001], [0.02, 0.9], [0.03]]);
    expect(done).toEqual([[0.003], [0.04, 0.9], [0.06]]);
    const open = holmOfGroups([[0.001, 0.9], [0.02]]);
    expect(open).toEqual([[0.002, 0.9], [0.04]]);
  });

  it('takes groups without tests for none', () => {
    expect(holmOfGroups([[], [0.04], []])).toEqual([[], [0.04], []]);
  });
});
