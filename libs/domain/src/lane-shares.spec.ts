import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shareLimit } from './lane-shares.js';

const limits = fc.integer({ min: 1, max: 1_000 });
const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), {
  minLength: 1,
  maxLength: 30,
});
const sum = (values: readonly number[]): number =>
  values.reduce((sofar, value) => sofar + value, 0);

/** An id may be the name of something that every object has. */
const partOf = (shares: Readonly<Record<string, number>>, id: string): number =>
  Object.hasOwn(shares, id) ? (shares[id] ?? 0) : 0;

describe(shareLimit, () => {
  it('gives each the same, and what is left over to the first by their ids', () => {
    expect(shareLimit(5, ['b', 'c', 'a'])).toEqual({ a: 2, b: 2, c: 1 });
    expect(shareLimit(1, ['b', 'a'])).toEqual({ a: 1 });
    expect(shareLimit(4, [])).toEqual({});
  });

  it('shares out the whole limit and no more, in parts that differ by one at most', () => {
    fc.assert(
      fc.property(limits, ids, (limit, executors) => {
        const shares = shareLimit(limit, executors);
        const parts = executors.map((id) => partOf(shares, id));
        expect(sum(parts)).toBe(limit);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
        expect(Object.values(shares).every((share) => share >= 1)).toBe(true);
      }),
    );
  });

  it('is the same whoever shares out, whatever the order in which executors were heard', () => {
    const shuffled = ids.chain((executors) =>
      fc.tuple(
        fc.constant(executors),
        fc.shuffledSubarray(executors, { minLength: executors.length }),
      ),
    );
    fc.assert(
      fc.property(limits, shuffled, (limit, [one, other]) => {
        expect(JSON.stringify(shareLimit(limit, [...other, ...one]))).toBe(
          JSON.stringify(shareLimit(limit, one)),
        );
      }),
    );
  });

  it('takes from nobody when one goes, and gives to nobody more when one comes', () => {
    fc.assert(
      fc.property(limits, ids, fc.nat(), (limit, executors, drawn) => {
        const gone = executors[drawn % executors.length];
        const rest = executors.filter((id) => id !== gone);
        const [before, after] = [shareLimit(limit, executors), shareLimit(limit, rest)];
        for (const id of rest) expect(partOf(after, id)).toBeGreaterThanOrEqual(partOf(before, id));
      }),
    );
  });
});
