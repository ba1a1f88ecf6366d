import { describe, expect, it } from '@jest/globals';
import { bytesOf, callCostAtMost, formatUsd, toNanoUsd, toUsd } from './call-cost.js';

const PRICES = { inputPerMillion: 0.15, outputPerMillion: 0.6 };

describe(callCostAtMost, () => {
  const cost = (prompt: string, lane = {}, system: string | null = null) =>
    callCostAtMost(
      { bytes: bytesOf(prompt, system), maxTokens: 500 },
      { prices: PRICES, withoutSampling: [], ...lane },
    );

  it('reckons with a token for each byte, the frame of the prompt and the longest answer', () => {
    // (100 + 20) x 150 + 500 x 600 nanodollars.
    expect(cost('x'.repeat(20))).toBe(318_000);
    expect(cost('x'.repeat(10), {}, 'x'.repeat(10))).toBe(318_000);
  });

  it('reckons a language by its bytes, three for each Chinese character', () => {
    expect(cost('台'.repeat(20))).toBe(cost('x'.repeat(60)));
  });

  it('knows nothing without prices, and nothing of what costs nothing', () => {
    expect(cost('Why?', { prices: null })).toBeNull();
    expect(cost('Why?', { prices: { inputPerMillion: 0, outputPerMillion: 0 } })).toBe(0);
  });

  it('reckons with the longest answer of all where the lane does not send its limit', () => {
    const unlimited = cost('Why?', { withoutSampling: ['max_tokens'] });
    expect(unlimited).toBe(104 * 150 + 32_768 * 600);
  });
});

describe('amounts', () => {
  it('are whole nanodollars, so that ten dimes are a dollar', () => {
    expect(Array.from({ length: 10 }, () => toNanoUsd(0.1)).reduce((a, b) => a + b)).toBe(1e9);
    expect(toUsd(toNanoUsd(1_000_000))).toBe(1_000_000);
  });

  it.each([
    [50_000_000, '0.05 USD'],
    [1, '0.000000001 USD'],
    [0, '0 USD'],
    [1_000_000_000_000_000, '1000000 USD'],
  ])('are written out: %s is %s', (nano, text) => {
    expect(formatUsd(nano)).toBe(text);
  });
});
