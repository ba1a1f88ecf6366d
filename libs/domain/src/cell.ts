import { hash } from 'node:crypto';
import type { JobSpec } from './job-spec.js';

/** One (region, model, question, repeat) of a job. */
export interface Cell {
  readonly region: string;
  readonly model: string;
  /** Null when the job asks its own prompt. */
  readonly questionId: string | null;
  /** 1-based. */
  readonly repeat: number;
}

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

/** How many questions a lane asks: a job without questions asks its own prompt once. */
export function questionsPerLane(spec: Pick<JobSpec, 'questions'>): number {
  return Math.max(1, spec.questions.length);
}

/** How many cells a block has. */
export function cellsOfBlock(block: Omit<CellBlock, 'base'>): number {
  const { questionFrom, questionTo, repeatFrom, repeatTo } = block;
  return (questionTo - questionFrom) * (repeatTo - repeatFrom + 1);
}

/** The lanes of a job as submitted: models in the job's order, each from its regions, all cells in one block. */
export function lanesOf(spec: Pick<JobSpec, 'models' | 'questions' | 'repeats'>): JobLane[] {
  const block: CellBlock = {
    base: 0,
    questionFrom: 0,
    questionTo: questionsPerLane(spec),
    repeatFrom: 1,
    repeatTo: spec.repeats,
  };
  const cells = cellsOfBlock(block);
  return spec.models.flatMap((model) =>
    model.regions.map((region) => ({ region, model: model.id, cells, blocks: [block] })),
  );
}

/** Σ over models of regions x questions x repeats. */
export function countCells(spec: Pick<JobSpec, 'models' | 'questions' | 'repeats'>): number {
  return lanesOf(spec).reduce((sum, lane) => sum + lane.cells, 0);
}

/**
 * The cell at a position of a lane, 0-based: block by block, in each question by question with all its repeats, the same
 * order in every region. Nothing is enumerated, so a job of a million cells costs no memory.
 * @throws RangeError when the position is outside the lane.
 */
export function cellAt(
  spec: Pick<JobSpec, 'questions'>,
  lane: Pick<JobLane, 'region' | 'model' | 'blocks'>,
  position: number,
): Cell {
  const block = lane.blocks.find(
    (candidate) =>
      position >= candidate.base && position < candidate.base + cellsOfBlock(candidate),
  );
  if (!Number.isInteger(position) || block === undefined) {
    throw new RangeError(`position ${position} is outside the lane's blocks`);
  }
  const repeats = block.repeatTo - block.repeatFrom + 1;
  const offset = position - block.base;
  const question = spec.questions[block.questionFrom + Math.floor(offset / repeats)];
  return {
    region: lane.region,
    model: lane.model,
    questionId: question?.id ?? null,
    repeat: block.repeatFrom + (offset % repeats),
  };
}
