/** Random whole numbers from 0 to 2^32 - 1. */
export type RandomWords = () => number;

/**
 * Random words from a seed: the same seed gives the same numbers on every machine, so that a p-value drawn with it can be
 * drawn again. The state of the generator is filled by splitmix32.
 */
export function seededWords(seed: number): RandomWords {
  const fill = splitmix(seed);
  return xoshiro(Int32Array.of(fill(), fill(), fill(), fill()));
}

/** xoshiro128** 1.1 (Blackman and Vigna 2018). Changes the state, four words of which one at least is not 0. */
export function xoshiro(state: Int32Array): RandomWords {
  // In a typed array: as variables such numbers would be boxed again at every step, at many times the cost.
  return () => {
    const s0 = state[0] ?? 0;
    const s1 = state[1] ?? 0;
    const third = (state[2] ?? 0) ^ s0;
    const fourth = (state[3] ?? 0) ^ s1;
    state[0] = s0 ^ fourth;
    state[1] = s1 ^ third;
    state[2] = third ^ (s1 << 9);
    state[3] = (fourth << 11) | (fourth >>> 21);
    const scaled = Math.imul(s1, 5);
    return Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0;
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

/** Shuffles in place (Fisher and Yates): every order is equally likely. */
export function shuffle(values: Float64Array, words: RandomWords): void {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor((words() / 2 ** 32) * (last + 1));
    const moved = values[chosen] ?? 0;
    values[chosen] = values[last] ?? 0;
    values[last] = moved;
  }
}

/** Heads in this many tosses of a fair coin. */
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

/** Standard normal numbers from random words (Box and Muller 1958). */
export function normalNumbers(words: RandomWords): () => number {
  // In a typed array: two numbers that live on between calls.
  const kept = new Float64Array(2);
  return () => {
    if (kept[0] === 1) {
      kept[0] = 0;
      return kept[1] ?? 0;
    }
    const radius = Math.sqrt(-2 * Math.log((words() + 0.5) / 2 ** 32));
    const angle = 2 * Math.PI * ((words() + 0.5) / 2 ** 32);
    kept[0] = 1;
    kept[1] = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
