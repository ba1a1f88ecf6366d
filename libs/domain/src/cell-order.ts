import { hash } from 'node:crypto';

/**
 * A rectangle of a lane's cells: some questions, each with some repeats. A job as submitted has one block a lane; each
 * extension adds blocks behind, so that positions never change their cells.
 */
export interface CellBlock {
  /** Position of its first cell in the lane, 0-based. */
  readonly base: number;
  /** Index of the first question, 0-based, and of the one behind the last. A job's own prompt is 0..1. */
  readonly questionFrom: number;
  readonly questionTo: number;
  /** The first and the last repeat, 1-based. */
  readonly repeatFrom: number;
  readonly repeatTo: number;
  /**
   * What its order is computed from, 0..2^32-1. Without one, as in jobs from before orders were drawn, it is asked question by
   * question, each with all its repeats.
   */
  readonly key?: number;
}

/** How many cells a block has. */
export function cellsOfBlock(block: Omit<CellBlock, 'base'>): number {
  return questionsOfBlock(block) * repeatsOfBlock(block);
}

/** How many questions a block asks. */
export function questionsOfBlock(block: Pick<CellBlock, 'questionFrom' | 'questionTo'>): number {
  return block.questionTo - block.questionFrom;
}

/** How often a block asks each question. */
export function repeatsOfBlock(block: Pick<CellBlock, 'repeatFrom' | 'repeatTo'>): number {
  return block.repeatTo - block.repeatFrom + 1;
}

/** What stands at a position of a lane. */
export interface CellPlace {
  readonly position: number;
  /** Index of the question in the job, 0-based. */
  readonly question: number;
  /** 1-based. */
  readonly repeat: number;
}

/** Seeds of orders are below this. */
export const ORDER_SEEDS = 2 ** 32;

/**
 * Parts of a pass. A question stays in its part in every pass, so that two of its repeats are three quarters of a pass apart at
 * least, whatever its place within the part.
 */
const GROUPS = 4;

/**
 * The key of a block's order: the same for all regions of a model, since what is compared is to be asked at the same time;
 * another one for each model, so that no question has its place in all of them.
 */
export function orderKey(
  seed: number,
  model: string,
  { questionFrom, repeatFrom }: Pick<CellBlock, 'questionFrom' | 'repeatFrom'>,
): number {
  const identity = JSON.stringify([seed, model, questionFrom, repeatFrom]);
  return hash('sha256', identity, 'buffer').readUInt32BE(0);
}

/**
 * What stands at a position of a lane, 0-based. Nothing is enumerated, so a job of a million cells costs no memory.
 * @throws RangeError when the position is outside the lane.
 */
export function placeAt(blocks: readonly CellBlock[], position: number): CellPlace {
  const block = blocks.find(
    (one) => position >= one.base && position < one.base + cellsOfBlock(one),
  );
  if (!Number.isInteger(position) || block === undefined) {
    throw new RangeError(`position ${position} is outside the lane's blocks`);
  }
  const offset = position - block.base;
  const { question, repeat } =
    block.key === undefined ? inOrderGiven(block, offset) : inDrawnOrder(block, block.key, offset);
  return {
    position,
    question: block.questionFrom + question,
    repeat: block.repeatFrom + repeat,
  };
}

/** Question by question, each with all its repeats. */
function inOrderGiven(block: CellBlock, offset: number): Omit<CellPlace, 'position'> {
  const repeats = repeatsOfBlock(block);
  return { question: Math.floor(offset / repeats), repeat: offset % repeats };
}

/**
 * All questions once, then all of them again. The questions are drawn into {@link GROUPS} groups, once for the block; every pass
 * asks the groups in the same order, and the questions of each in an order of its own.
 */
function inDrawnOrder(block: CellBlock, key: number, offset: number): Omit<CellPlace, 'position'> {
  const questions = questionsOfBlock(block);
  const pass = Math.floor(offset / questions);
  const group = groupAt(offset % questions, questions);
  const within = (offset % questions) - group.from;
  const drawn = group.from + permute(within, group.size, mixKeys(key, pass + 1, group.number));
  return { question: permute(drawn, questions, key), repeat: pass };
}

/** The group in which a place of a pass is: groups of one size, but for the rounding. */
function groupAt(
  place: number,
  questions: number,
): { readonly number: number; readonly from: number; readonly size: number } {
  const number = Math.floor(((place + 1) * GROUPS - 1) / questions);
  const from = Math.floor((number * questions) / GROUPS);
  return { number, from, size: Math.floor(((number + 1) * questions) / GROUPS) - from };
}

/**
 * Orders are drawn by permutations of 0..size-1 that are computed and never stored: a Feistel network over two digits, `high * radixLow + low`, and
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
