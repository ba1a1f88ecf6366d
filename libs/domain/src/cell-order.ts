import { hash } from 'node:crypto';
import { cellsOfBlock, questionsOfBlock, repeatsOfBlock } from './cell-block.js';
import type { CellBlock } from './cell-block.js';
import { mixKeys, permute } from './permutation.js';

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
