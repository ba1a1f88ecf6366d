import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KnownIds } from './known-ids.js';

const id = fc.oneof(
  fc.nat(100_000).map((number) => `execution:${number}`),
  fc
    .tuple(fc.nat(300), fc.integer({ min: 0, max: 3 }))
    .map((pair) => `execution:${pair.join(':')}`),
  fc.maxSafeInteger().map((number) => `execution:${number}`),
  fc.nat(50).map((number) => `execution:0${number}`),
  fc.nat(50).map((number) => `lane.changed:${number}`),
  fc.string().map((job) => `job.completed:${job}:1`),
);

describe(KnownIds, () => {
  it('knows exactly what was added, as a set of texts would', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 300 }), fc.array(id), (added, asked) => {
        const sut = new KnownIds();
        for (const one of added) sut.add(one);
        const expected = new Set(added);
        for (const one of [...added, ...asked]) expect(sut.has(one)).toBe(expected.has(one));
      }),
    );
  });

  it('forgets the oldest of more than half a million that are no numbers in a row', () => {
    const sut = new KnownIds();
    for (let job = 0; job <= 500_000; job += 1) sut.add(`job.submitted:j${job}`);
    expect([0, 1, 500_000].map((job) => sut.has(`job.submitted:j${job}`))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
