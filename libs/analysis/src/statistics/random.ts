/** Random whole numbers from 0 to 2^32 - 1. */
export type RandomWords = () => number;

/**
 * xoshiro128** 1.1 (Blackman and Vigna 2018), its state filled from the seed by splitmix32: the same seed gives the same
 * numbers on every machine, so that a p-value drawn with it can be drawn again.
 */
export function seededWords(seed: number): RandomWords {
  const fill = splitmix(seed);
  let [s0, s1, s2, s3] = [fill(), fill(), fill(), fill()];
  return () => {
    const scaled = Math.imul(s1, 5);
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    return result;
  };
}

function splitmix(seed: number): RandomWords {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

/** Heads in so many throws of a fair coin. */
export function coinHeads(throws: number, words: RandomWords): number {
  let heads = 0;
  let left = throws;
  for (; left >= 32; left -= 32) heads += bitsIn(words());
  return left === 0 ? heads : heads + bitsIn(words() >>> (32 - left));
}

function bitsIn(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
