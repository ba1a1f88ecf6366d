import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { benjaminiHochberg, holm } from './adjust-p-values.js';
import { expectClose } from '../expect-close.fixture.js';

const METHODS = { holm, bh: benjaminiHochberg };

const KNOWN = [
  {
    name: 'one to five per cent',
    p: [0.01, 0.02, 0.03, 0.04, 0.05],
    holm: [0.05, 0.08, 0.09, 0.09, 0.09],
    bh: [0.05, 0.05, 0.05, 0.05, 0.05],
  },
  {
    name: 'the example of Benjamini and Hochberg (1995)',
    p: [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ],
    holm: [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1, 1, 1, 1, 1, 1],
    bh: [
      0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714285714286, 0.06385714285714286, 0.0645,
      0.0765, 0.486, 0.5811818181818182, 0.714875, 0.7532307692307694, 0.8132142857142857, 1,
    ],
  },
  {
    name: 'ties, in no order',
    p: [0.04, 0.01, 0.03, 0.01, 0.5],
    holm: [0.09, 0.05, 0.09, 0.05, 0.5],
    bh: [0.05, 0.025, 0.05, 0.025, 0.5],
  },
] as const;

const families = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

describe('adjusted p-values', () => {
  it.each(KNOWN)('agree with R for $name', (known) => {
    for (const [name, adjust] of Object.entries(METHODS)) {
      const expected = known[name as keyof typeof METHODS];
      for (const [index, p] of adjust(known.p).entries())
        expectClose(p, expected[index] ?? NaN, 1e-13);
    }
  });

  it('are never below the raw ones, never out of order with them, and within 0 and 1', () => {
    fc.assert(
      fc.property(families, (ps) => {
        for (const adjust of Object.values(METHODS)) {
          const pairs = adjust(ps).map((adjusted, index) => ({ raw: ps[index] ?? NaN, adjusted }));
          const ordered = pairs.toSorted((one, other) => one.raw - other.raw);
          for (const [index, { raw, adjusted }] of ordered.entries()) {
            expect(adjusted).toBeGreaterThanOrEqual(raw);
            expect(adjusted).toBeLessThanOrEqual(1);
            expect(adjusted).toBeGreaterThanOrEqual(ordered[index - 1]?.adjusted ?? 0);
          }
        }
      }),
    );
  });

  it('are never worse by Holm than by Bonferroni, nor by Benjamini-Hochberg than by Holm', () => {
    fc.assert(
      fc.property(families, (ps) => {
        const [step, plain, rate] = [
          holm(ps),
          ps.map((p) => Math.min(1, p * ps.length)),
          benjaminiHochberg(ps),
        ];
        for (const index of ps.keys()) {
          expect(step[index]).toBeLessThanOrEqual((plain[index] ?? NaN) * (1 + 1e-12));
          expect(rate[index]).toBeLessThanOrEqual((step[index] ?? NaN) * (1 + 1e-12));
        }
      }),
    );
  });

  it('stay with their test when the order changes, and alone change nothing', () => {
    fc.assert(
      fc.property(families, (ps) => {
        for (const adjust of Object.values(METHODS)) {
          expect(adjust(ps.toReversed()).toReversed()).toEqual(adjust(ps));
          expect(adjust(ps.slice(0, 1))).toEqual(ps.slice(0, 1));
        }
      }),
    );
  });

  it('refuse what is no p-value', () => {
    for (const adjust of Object.values(METHODS)) {
      expect(() => adjust([0.1, Number.NaN])).toThrow(
        'ps[1] must be a p-value between 0 and 1, not NaN',
      );
      expect(() => adjust([1.1])).toThrow(RangeError);
    }
  });
});
