import { hash } from 'node:crypto';
import { answerId } from './answer-id.js';
import { cellsOfBlock, orderKey, placeAt } from './cell-order.js';
import type { CellBlock } from './cell-order.js';
import type { JobSpec } from './job-specification.js';

/** One (region, model, question, repeat) of a job. */
export interface Cell {
  readonly region: string;
  readonly model: string;
  /** Null when the job asks its own prompt. */
  readonly questionId: string | null;
  /** 1-based. */
  readonly repeat: number;
}

/** A (region, model) of a job, with its cells. */
export interface JobLane {
  readonly region: string;
  readonly model: string;
  readonly cells: number;
  readonly blocks: readonly CellBlock[];
}

const KEY_LENGTH = 26;
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * The key of a cell within its job and region: a short hash of model, question and repeat, safe in a subject.
 * 26 base32 characters are 130 bits of SHA-256. A null question and an empty one have the same key.
 */
export function cellKey(cell: Pick<Cell, 'model' | 'questionId' | 'repeat'>): string {
  const identity = JSON.stringify([cell.model, cell.questionId ?? '', cell.repeat]);
  return base32(hash('sha256', identity, 'buffer')).slice(0, KEY_LENGTH);
}

/** What tells one request to a provider from every other. */
export interface RequestIdentity {
  readonly jobId: string;
  readonly region: string;
  readonly cell: string;
  readonly round: number;
  /** 1-based within the round. */
  readonly number: number;
  readonly executorId: string;
  /** An executor that stood still asks again under the number of a request that it still has in flight. */
  readonly startedAt: string;
}

/** A short hash of what tells a request from all others: 26 base32 characters. */
export function requestKey(request: RequestIdentity): string {
  const { jobId, region, cell, round, number, executorId, startedAt } = request;
  const identity = JSON.stringify([jobId, region, cell, round, number, executorId, startedAt]);
  return base32(hash('sha256', identity, 'buffer')).slice(0, KEY_LENGTH);
}

function base32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32[(buffer >> bits) & 31];
    }
  }
  return text;
}

/** How many questions a lane asks as submitted: a job without questions asks its own prompt once, a judging job nothing yet. */
export function questionsPerLane({
  questions,
  judging,
}: Pick<JobSpec, 'questions' | 'judging'>): number {
  return judging === undefined ? Math.max(1, questions.length) : 0;
}

/**
 * The id of the question at an index of a job, 0-based; null when the job asks its own prompt. Those of a judging job are
 * computed, never listed.
 */
export function questionIdAt(
  { questions, judging }: Pick<JobSpec, 'questions' | 'judging'>,
  index: number,
): string | null {
  return judging === undefined ? (questions[index]?.id ?? null) : answerId(index);
}

/** What decides which cells a job has, and in which order. */
export type JobShape = Pick<JobSpec, 'models' | 'questions' | 'repeats' | 'order' | 'judging'>;

/** The lanes of a job as submitted: models in the job's order, each from its regions, all cells in one block. */
export function lanesOf(spec: JobShape): JobLane[] {
  const whole = {
    questionFrom: 0,
    questionTo: questionsPerLane(spec),
    repeatFrom: 1,
    repeatTo: spec.repeats,
  };
  const cells = cellsOfBlock(whole);
  return spec.models.flatMap((model) => {
    const blocks = cells === 0 ? [] : [{ base: 0, ...inOrderOf(spec, model.id, whole) }];
    return model.regions.map((region) => ({ region, model: model.id, cells, blocks }));
  });
}

/** A block in the order that a job's seed draws for it; as it is in a job without a seed. */
export function inOrderOf<B extends Omit<CellBlock, 'base'>>(
  { order }: Pick<JobSpec, 'order'>,
  model: string,
  block: B,
): B {
  return order === undefined ? block : { ...block, key: orderKey(order.seed, model, block) };
}

/** Σ over models of regions x questions x repeats. */
export function countCells(spec: JobShape): number {
  return lanesOf(spec).reduce((sum, lane) => sum + lane.cells, 0);
}

/**
 * The cell at a position of a lane, 0-based: block by block, in each in the order of its key, the same in every region.
 * @throws RangeError when the position is outside the lane.
 */
export function cellAt(
  spec: Pick<JobSpec, 'questions' | 'judging'>,
  { region, model, blocks }: Pick<JobLane, 'region' | 'model' | 'blocks'>,
  position: number,
): Cell {
  const { question, repeat } = placeAt(blocks, position);
  return { region, model, questionId: questionIdAt(spec, question), repeat };
}
