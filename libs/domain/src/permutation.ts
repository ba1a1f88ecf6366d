/**
 * Permutations of 0..size-1 that are computed and never stored: a Feistel network over two digits, `high * radixLow + low`, and
 * where its domain is larger than the size, a walk along the cycle until it comes back inside. The domain exceeds the size by
 * less than its square root, so that few walks take a step more. Each key has a permutation of its own.
 */

/** Enough that places of small sizes are as good as drawn, too; the specs count them. */
const ROUNDS = 8;
const LARGEST_SIZE = 2 ** 32;
const { ceil, floor, imul, sqrt } = Math;

/**
 * Where an index stands in the permutation of a key.
 * @param key a whole number, 0..2^32-1.
 * @throws RangeError when the index is outside 0..size-1, or the size beyond 2^32.
 */
export function permute(index: number, size: number, key: number): number {
  assertWithin(index, size);
  const radixHigh = ceil(sqrt(size));
  const radixLow = ceil(size / radixHigh);
  let place = forth(index, radixHigh, radixLow, key);
  while (place >= size) place = forth(place, radixHigh, radixLow, key);
  return place;
}

/** The index that stands at a place: the inverse of {@link permute}. */
export function permuteBack(place: number, size: number, key: number): number {
  assertWithin(place, size);
  const radixHigh = ceil(sqrt(size));
  const radixLow = ceil(size / radixHigh);
  let index = back(place, radixHigh, radixLow, key);
  while (index >= size) index = back(index, radixHigh, radixLow, key);
  return index;
}

/** A key made of others, 0..2^32-1: another one for other parts, or parts in another order. */
export function mixKeys(first: number, ...others: readonly number[]): number {
  return others.reduce(mix, first >>> 0);
}

function assertWithin(index: number, size: number): void {
  if (Number.isInteger(index) && index >= 0 && index < size && size <= LARGEST_SIZE) return;
  throw new RangeError(`${index} is not within 0..${size - 1}`);
}

function forth(index: number, radixHigh: number, radixLow: number, key: number): number {
  let high = floor(index / radixLow);
  let low = index % radixLow;
  for (let round = 0; round < ROUNDS; round += 2) {
    high = (high + drawn(key, round, low, radixHigh)) % radixHigh;
    low = (low + drawn(key, round + 1, high, radixLow)) % radixLow;
  }
  return high * radixLow + low;
}

function back(index: number, radixHigh: number, radixLow: number, key: number): number {
  let high = floor(index / radixLow);
  let low = index % radixLow;
  for (let round = ROUNDS - 2; round >= 0; round -= 2) {
    low = (low + radixLow - drawn(key, round + 1, high, radixLow)) % radixLow;
    high = (high + radixHigh - drawn(key, round, low, radixHigh)) % radixHigh;
  }
  return high * radixLow + low;
}

/** As good as drawn from 0..radix-1, and the same for the same key, round and digit. */
function drawn(key: number, round: number, digit: number, radix: number): number {
  // 31 bits, of which the remainder is that of small integers.
  return (mix(mix(key, round), digit) >>> 1) % radix;
}

/** One number of two, each bit of it from all bits of both: MurmurHash3's finaliser. */
function mix(a: number, b: number): number {
  let hash = imul((a ^ imul(b + 1, 0x9e3779b1)) | 0, 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash = imul(hash ^ (hash >>> 16), 0x27d4eb2f);
  return (hash ^ (hash >>> 15)) >>> 0;
}
