import { createHash } from 'node:crypto';
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

/** A (region, model) of a job, with the number of its cells. */
export interface JobLane {
  readonly region: string;
  readonly model: string;
  readonly cells: number;
}

const KEY_LENGTH = 26;
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * The key of a cell within its job and region: a short hash of model, question and repeat, safe in a subject.
 * 26 base32 characters are 130 bits of SHA-256. A null question and an empty one have the same key.
 */
export function cellKey(cell: Pick<Cell, 'model' | 'questionId' | 'repeat'>): string {
  const identity = JSON.stringify([cell.model, cell.questionId ?? '', cell.repeat]);
  return base32(createHash('sha256').update(identity).digest()).slice(0, KEY_LENGTH);
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

/** The lanes of a job: models in the job's order, each from its regions. */
export function lanesOf(spec: Pick<JobSpec, 'models' | 'questions' | 'repeats'>): JobLane[] {
  const cells = questionsPerLane(spec) * spec.repeats;
  return spec.models.flatMap((model) =>
    model.regions.map((region) => ({ region, model: model.id, cells })),
  );
}

/** Σ over models of regions x questions x repeats. */
export function countCells(spec: Pick<JobSpec, 'models' | 'questions' | 'repeats'>): number {
  return lanesOf(spec).reduce((sum, lane) => sum + lane.cells, 0);
}

/**
 * The cell at a position of a lane, 0-based: question by question, each with all its repeats, the same order in every
 * region. Nothing is enumerated, so a job of a million cells costs no memory.
 * @throws RangeError when the position is outside the lane.
 */
export function cellAt(
  spec: Pick<JobSpec, 'questions' | 'repeats'>,
  lane: Pick<JobLane, 'region' | 'model'>,
  position: number,
): Cell {
  const cells = questionsPerLane(spec) * spec.repeats;
  if (!Number.isInteger(position) || position < 0 || position >= cells) {
    throw new RangeError(`position ${position} is outside the lane's 0..${cells - 1}`);
  }
  const question = spec.questions[Math.floor(position / spec.repeats)];
  return {
    region: lane.region,
    model: lane.model,
    questionId: question?.id ?? null,
    repeat: (position % spec.repeats) + 1,
  };
}

/** The text that a cell asks. */
export function promptOf(
  spec: Pick<JobSpec, 'questions' | 'repeats' | 'prompt'>,
  position: number,
): string {
  return spec.questions[Math.floor(position / spec.repeats)]?.text ?? spec.prompt ?? '';
}
