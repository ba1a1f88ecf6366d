import { describe, expect, it } from '@jest/globals';
import { pairCovariance } from './pair-covariance.js';

const LIKE_THESE = { regions: 3, repeated: true, claim: 'questions_like_these' } as const;
const THESE = { regions: 3, repeated: true, claim: 'these_questions' } as const;
const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

describe(pairCovariance, () => {
  it('is the sum of products of differences, a gap counting for the pairs that have the question', () => {
    const rows = [
      {
        count: 2,
        arms: [
          { n: 2, x: 2 },
          { n: 2, x: 1 },
          { n: 2, x: 0 },
        ],
      },
      {
        count: 3,
        arms: [
          { n: 2, x: 1 },
          { n: 2, x: 0 },
          { n: 0, x: 0 },
        ],
      },
    ];
    expect(pairCovariance(rows, PAIRS, LIKE_THESE).map((row) => [...row])).toEqual([
      [2 * 0.25 + 3 * 0.25, 2 * 0.5, 2 * 0.25],
      [2 * 0.5, 2 * 1, 2 * 0.5],
      [2 * 0.25, 2 * 0.5, 2 * 0.25],
    ]);
  });

  it('is the covariance over all ways to deal the events to the answers, for these questions', () => {
    const sizes = [2, 1, 3];
    const events = 2;
    // Every choice of 2 of 6 answers; the sum of a pair is n_a n_b / (n_a + n_b) times its difference of rates.
    const owner = sizes.flatMap((size, region) => Array.from({ length: size }, () => region));
    const sums: number[][] = [];
    for (let i = 0; i < owner.length; i += 1) {
      for (let j = i + 1; j < owner.length; j += 1) {
        const x = sizes.map(
          (_, region) => Number(owner[i] === region) + Number(owner[j] === region),
        );
        sums.push(
          PAIRS.map(([a, b]) => {
            const [na = 1, nb = 1] = [sizes[a], sizes[b]];
            return ((na * nb) / (na + nb)) * ((x[a] ?? 0) / na - (x[b] ?? 0) / nb);
          }),
        );
      }
    }
    const by = (k: number, l: number): number =>
      sums.reduce((total, sum) => total + (sum[k] ?? 0) * (sum[l] ?? 0), 0) / sums.length;
    const rows = [
      {
        count: 1,
        arms: [
          { n: 2, x: events },
          { n: 1, x: 0 },
          { n: 3, x: 0 },
        ],
      },
    ];
    const sut = pairCovariance(rows, PAIRS, THESE);
    for (const k of [0, 1, 2]) {
      for (const l of [0, 1, 2]) expect(sut[k]?.[l]).toBeCloseTo(by(k, l), 12);
    }
  });
});
