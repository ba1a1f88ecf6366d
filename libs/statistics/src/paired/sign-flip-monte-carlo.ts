import type { SignedSteps } from './counted-difference.js';
import { coinHeads, seededWords, type RandomWords } from '../distributions/random.js';

/** Questions of one size from which on their positive signs are drawn as a count; fewer are drawn one by one. */
const MANY_ALIKE = 32;
/** Signs that one lookup decides. */
const CHUNK = 8;

/**
 * Share of random sign choices whose sum is at least `least` away from 0, the observed choice counted with them
 * (Phipson and Smyth 2010). Signs are drawn eight at a time: the sum of each eight questions is looked up by a random byte.
 */
export function monteCarloTail(
  steps: readonly SignedSteps[],
  least: number,
  { seed, draws }: { readonly seed: number; readonly draws: number },
): number {
  const words = seededWords(seed);
  const alike = steps.filter(({ plus, minus }) => plus + minus >= MANY_ALIKE);
  const tables = chunkTables(steps.filter(({ plus, minus }) => plus + minus < MANY_ALIKE));
  let extreme = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const sum = countedSum(alike, words) + lookedUpSum(tables, words);
    if (Math.abs(sum) >= least) extreme += 1;
  }
  return (1 + extreme) / (1 + draws);
}

function countedSum(steps: readonly SignedSteps[], words: RandomWords): number {
  let sum = 0;
  for (const { size, plus, minus } of steps) {
    sum += size * (2 * coinHeads(plus + minus, words) - plus - minus);
  }
  return sum;
}

function lookedUpSum(tables: readonly Float64Array[], words: RandomWords): number {
  let sum = 0;
  let word = 0;
  for (let index = 0; index < tables.length; index += 1) {
    word = index % 4 === 0 ? words() : word >>> CHUNK;
    sum += tables[index]?.[word & 0xff] ?? 0;
  }
  return sum;
}

/** For each eight questions the sums that their 256 choices of signs give. */
function chunkTables(steps: readonly SignedSteps[]): Float64Array[] {
  const sizes = steps.flatMap(({ size, plus, minus }) =>
    Array.from({ length: plus + minus }, () => size),
  );
  const tables: Float64Array[] = [];
  for (let at = 0; at < sizes.length; at += CHUNK) {
    tables.push(signedSums(sizes.slice(at, at + CHUNK)));
  }
  return tables;
}

function signedSums(sizes: readonly number[]): Float64Array {
  return Float64Array.from({ length: 2 ** CHUNK }, (_, choice) =>
    sizes.reduce((sum, size, bit) => sum + ((choice >>> bit) & 1 ? size : -size), 0),
  );
}
