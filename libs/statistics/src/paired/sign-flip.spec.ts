import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { xoshiro } from '../distributions/random.js';
import type { CountedDifference } from './counted-difference.js';
import { latticeOf } from './counted-difference.js';
import { expectClose } from '../expect-close.fixture.js';
import { mcNemar } from './mcnemar.js';
import { tiltedTail } from './sign-flip-tilted.js';
import { signFlip } from './sign-flip.js';

const of = (numerator: number, denominator: number, count = 1): CountedDifference => ({
  numerator,
  denominator,
  count,
});

/** Differences of k fifths, so many in favour of A and so many in favour of B. */
const fifths = (...steps: readonly (readonly [number, number, number])[]): CountedDifference[] =>
  steps.flatMap(([size, plus, minus]) => [of(size, 5, plus), of(-size, 5, minus)]);

const differences = fc.array(
  fc.record({
    numerator: fc.integer({ min: -5, max: 5 }),
    denominator: fc.integer({ min: 1, max: 6 }),
    count: fc.integer({ min: 0, max: 2 }),
  }),
  { maxLength: 6 },
);

describe(xoshiro, () => {
  it('gives the published numbers', () => {
    const words = xoshiro(Int32Array.of(1, 2, 3, 4));
    const first = Array.from({ length: 6 }, () => words());
    expect(first).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492]);
  });
});

describe(signFlip, () => {
  it('agrees with a worked example', () => {
    const eight = [of(3, 5), of(2, 5), of(4, 5), of(0, 1), of(1, 5), of(-1, 5), of(2, 5), of(1, 1)];
    expect(signFlip(eight)).toEqual({ p: 3 / 64, method: 'exact', draws: null, seed: null });
  });

  it('agrees with listing every choice of signs', () => {
    fc.assert(
      fc.property(differences, (some) => {
        expectClose(signFlip(some).p, listedP(some), 1e-12);
      }),
    );
  });

  /** From whole numbers of 1,200 bits. */
  it.each([
    [
      [
        [1, 40, 21],
        [2, 30, 31],
        [3, 50, 31],
        [5, 101, 99],
      ],
      0.28555292876412475,
    ],
    [
      [
        [1, 140, 121],
        [2, 130, 110],
        [3, 150, 101],
        [4, 120, 119],
        [5, 110, 99],
      ],
      0.018310410583539806,
    ],
    [
      [
        [1, 240, 21],
        [2, 230, 10],
        [3, 250, 1],
        [4, 220, 19],
        [5, 110, 99],
      ],
      1.7227245785701448e-101,
    ],
  ] as const)('is exact for hundreds of questions: %j', (steps, expected) => {
    const test = signFlip(fifths(...steps));
    expectClose(test.p, expected, 1e-10);
    expect(test.method).toBe('exact');
  });

  it('is as exact by the Fourier series as by counting', () => {
    const steps = fc.tuple(...[1, 2, 3].map(() => fc.tuple(fc.nat(25), fc.nat(25))));
    fc.assert(
      fc.property(steps, (counts) => {
        const some = fifths(...counts.map(([plus, minus], i) => [i + 1, plus, minus] as const));
        const lattice = latticeOf(some);
        const observed = Math.abs(
          lattice.steps.reduce((sum, { size, plus, minus }) => sum + size * (plus - minus), 0),
        );
        if (observed > 0) expectClose(tiltedTail(lattice.steps, observed), signFlip(some).p, 1e-10);
      }),
    );
  });

  it('is the binomial by the Fourier series too, far out and for large counts', () => {
    const counts = fc.integer({ min: 0, max: 200_000 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 9000 }), (minus, more) => {
        const plus = minus + more;
        const { p } = mcNemar(plus, minus);
        fc.pre(p > 1e-280);
        expectClose(tiltedTail([{ size: 1, plus, minus }], more), p, 1e-9);
      }),
    );
  });

  it('is exact for a hundred thousand questions', () => {
    const test = signFlip(
      fifths([1, 14_000, 13_800], [2, 11_000, 10_900], [3, 9000, 9050], [5, 20_000, 19_900]),
    );
    expect(test.method).toBe('exact');
    // The normal approximation, good to a per cent or so at this size.
    const variance = 27_800 + 4 * 21_900 + 9 * 18_050 + 25 * 39_900;
    expect(test.p).toBeCloseTo(2 * upperNormal((200 + 200 - 150 + 500) / Math.sqrt(variance)), 2);
  });

  it('is exact McNemar with one answer per region', () => {
    const counts = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(counts, counts, (plus, minus) => {
        expect(signFlip([of(1, 1, plus), of(-1, 1, minus), of(0, 1, 7)]).p).toBe(
          mcNemar(plus, minus).p,
        );
      }),
    );
  });

  it('does not care for the order of questions, the sign of all, or how fractions are written', () => {
    fc.assert(
      fc.property(differences, (some) => {
        const { p } = signFlip(some);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        const turned = some
          .toReversed()
          .map(({ numerator, denominator, count }) => of(-3 * numerator, 3 * denominator, count));
        expectClose(signFlip(turned).p, p, 1e-13);
      }),
    );
  });

  it('is surer when one more question goes with the majority', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 5 }),
        (questions, size) => {
          const before = signFlip(fifths([size, questions, 0])).p;
          expect(signFlip(fifths([size, questions + 1, 0])).p).toBeLessThanOrEqual(before);
        },
      ),
    );
  });

  it('sees no difference where there is none', () => {
    expect(signFlip([]).p).toBe(1);
    expect(signFlip([of(0, 5, 100)]).p).toBe(1);
    expect(signFlip(fifths([2, 1, 1], [3, 4, 4])).p).toBe(1);
  });

  /** Their common unit is far too fine for an exact sum. */
  const primes = [101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157];

  it('lists the signs of few questions without a common unit', () => {
    const few = primes.map((prime) => of(prime - 1, prime));
    expect(signFlip(few)).toMatchObject({ p: 2 ** -11, method: 'exact' });
  });

  it('draws signs for many such questions, the same ones for the same seed', () => {
    const many = primes.flatMap((prime) => [of(1, prime, 9), of(-1, prime, 6)]);
    const first = signFlip(many, { seed: 7 });
    expect(first).toMatchObject({ method: 'monte_carlo', draws: 10_000, seed: 7 });
    expect(signFlip(many, { seed: 7 })).toEqual(first);
    expect(signFlip(many, { seed: 8 }).p).not.toBe(first.p);
    const z =
      primes.reduce((sum, prime) => sum + 3 / prime, 0) /
      Math.sqrt(primes.reduce((sum, prime) => sum + 15 / prime ** 2, 0));
    // Four standard errors of ten thousand draws.
    expect(Math.abs(first.p - 2 * upperNormal(z))).toBeLessThan(0.01);
  });

  it('never draws a p of 0', () => {
    const many = primes.flatMap((prime) => [of(1, prime, 50)]);
    expect(signFlip(many, { draws: 99 }).p).toBe(1 / 100);
  });

  it('refuses what is no fraction of whole numbers', () => {
    expect(() => signFlip([of(0.5, 1)])).toThrow(
      'differences[0].numerator must be a whole number, not 0.5',
    );
    expect(() => signFlip([of(1, 0)])).toThrow('differences[0].denominator');
    expect(() => signFlip([of(1, 1, -2)])).toThrow('differences[0].count');
    expect(() => signFlip([], { draws: 0 })).toThrow('draws');
    expect(() => signFlip([], { seed: 1.5 })).toThrow('seed');
  });
});

function listedP(some: readonly CountedDifference[]): number {
  const values = some.flatMap(({ numerator, denominator, count }) =>
    Array.from({ length: count }, () => (numerator * 60) / denominator),
  );
  const observed = Math.abs(values.reduce((sum, value) => sum + value, 0));
  let sums = [0];
  for (const value of values) sums = sums.flatMap((sum) => [sum + value, sum - value]);
  return sums.filter((sum) => Math.abs(sum) >= observed).length / sums.length;
}

/** Upper tail of the normal by adding up its density, to some four digits. */
function upperNormal(z: number): number {
  let sum = 0;
  for (let x = z; x < z + 10; x += 0.0005) sum += Math.exp((-x * x) / 2) * 0.0005;
  return sum / Math.sqrt(2 * Math.PI);
}
