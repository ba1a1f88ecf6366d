import type { CellName } from '../faults.js';
import { EvidenceFileError } from '../faults.js';
import type { RegisteredSpec } from '../file/specification.js';
import { FILE_LIMITS } from '../file/limits.js';
import { endOf, numberOf } from './cell-state.js';
import type { CellEnd } from './cell-state.js';

/** What is known of a cell after its execution was read. */
export interface CellFacts {
  readonly round: number;
  /** Of the file, from 1. */
  readonly line: number;
  readonly end: CellEnd;
  readonly isQuarantined: boolean;
  /** Whether it was not asked because the job had reached its cost limit. */
  readonly isUnasked: boolean;
}

/** A (region, model) of the job. */
export interface BookedLane {
  readonly region: string;
  readonly model: string;
  /** Index of its first cell. */
  readonly base: number;
}

const QUARANTINED = 1;
const UNASKED = 2;
const WITH_ROW = 4;

/**
 * Every cell that was registered, with what became of it: some octets for each, so that a million of them take some tens of megabytes.
 * A cell's index is `(question × repeats) + repeat - 1` behind its lane's base.
 */
export class CellBook {
  readonly lanes: readonly BookedLane[];
  /** Registered cells. */
  readonly size: number;
  readonly #lanes: ReadonlyMap<string, BookedLane>;
  readonly #questions: ReadonlyMap<string, number>;
  readonly #ends: Uint8Array;
  readonly #now: Uint8Array;
  readonly #retyped: Uint8Array;
  readonly #flags: Uint8Array;
  readonly #rounds: Uint32Array;
  readonly #lines: Uint32Array;
  readonly #groups: Uint16Array;

  /**
   * @param questionIds in the order of the job; one empty id for a job that asks its own prompt.
   * @throws EvidenceFileError when there are more cells than are looked at.
   */
  constructor(
    readonly spec: Pick<RegisteredSpec, 'models' | 'repeats'>,
    readonly questionIds: readonly string[],
  ) {
    const perLane = questionIds.length * spec.repeats;
    this.lanes = spec.models
      .flatMap(({ id: model, regions }) => regions.map((region) => ({ region, model, base: 0 })))
      .map((lane, index) => ({ ...lane, base: index * perLane }));
    this.size = this.lanes.length * perLane;
    if (this.size > FILE_LIMITS.cells) {
      throw new EvidenceFileError(
        `the job has ${this.size} cells, ${FILE_LIMITS.cells} are looked at`,
      );
    }
    this.#lanes = new Map(this.lanes.map((lane) => [laneKey(lane.region, lane.model), lane]));
    this.#questions = new Map(questionIds.map((id, index) => [id, index]));
    this.#ends = new Uint8Array(this.size);
    this.#now = new Uint8Array(this.size);
    this.#retyped = new Uint8Array(this.size);
    this.#flags = new Uint8Array(this.size);
    this.#rounds = new Uint32Array(this.size);
    this.#lines = new Uint32Array(this.size);
    this.#groups = new Uint16Array(this.size);
  }

  /** Index of a cell; null when it was not registered. */
  indexOf({ region, model, question, repeat }: CellName): number | null {
    const lane = this.#lanes.get(laneKey(region, model));
    const place = this.#questions.get(question ?? '');
    if (lane === undefined || place === undefined || repeat > this.spec.repeats) return null;
    return lane.base + place * this.spec.repeats + repeat - 1;
  }

  /** The cell of an index. */
  nameOf(index: number): CellName {
    const { repeats } = this.spec;
    const perLane = this.questionIds.length * repeats;
    const lane = this.lanes[Math.floor(index / perLane)];
    const place = index % perLane;
    return {
      region: lane?.region ?? '',
      model: lane?.model ?? '',
      question: this.questionIds[Math.floor(place / repeats)] || null,
      repeat: (place % repeats) + 1,
    };
  }

  /** Notes an execution; it is of a later round than what is known, if anything is. */
  note(index: number, { round, line, end, isQuarantined, isUnasked }: CellFacts): void {
    this.#ends[index] = numberOf(end);
    this.#now[index] = 0;
    this.#retyped[index] = 0;
    this.#flags[index] = (isQuarantined ? QUARANTINED : 0) | (isUnasked ? UNASKED : 0);
    this.#rounds[index] = round;
    this.#lines[index] = line;
    this.#groups[index] = 0;
  }

  /**
   * Notes what the row of an execution holds.
   * @param now the outcome as it is said to stand.
   * @param retyped what this build's classifier types the answer as; null where it cannot.
   * @param group of what typed it, see {@link Groups}.
   */
  noteRow(index: number, now: CellEnd, retyped: CellEnd | null, group: number): void {
    this.#now[index] = numberOf(now);
    this.#retyped[index] = numberOf(retyped);
    this.#groups[index] = group;
    this.#flags[index] = (this.#flags[index] ?? 0) | WITH_ROW;
  }

  /** Changes the outcome. */
  change(index: number, end: CellEnd): void {
    this.#ends[index] = numberOf(end);
  }

  /** How it ended, as the log comes to it; null when nothing is recorded. */
  end(index: number): CellEnd | null {
    return endOf(this.#ends[index] ?? 0);
  }

  /** The outcome that its row says; null without a row. */
  now(index: number): CellEnd | null {
    return endOf(this.#now[index] ?? 0);
  }

  /** What this build's classifier types its answer as; null where that is not known. */
  retyped(index: number): CellEnd | null {
    return endOf(this.#retyped[index] ?? 0);
  }

  /** 0 when nothing is recorded. */
  round(index: number): number {
    return this.#rounds[index] ?? 0;
  }

  line(index: number): number {
    return this.#lines[index] ?? 0;
  }

  group(index: number): number {
    return this.#groups[index] ?? 0;
  }

  isQuarantined(index: number): boolean {
    return ((this.#flags[index] ?? 0) & QUARANTINED) !== 0;
  }

  isUnasked(index: number): boolean {
    return ((this.#flags[index] ?? 0) & UNASKED) !== 0;
  }

  hasRow(index: number): boolean {
    return ((this.#flags[index] ?? 0) & WITH_ROW) !== 0;
  }
}

function laneKey(region: string, model: string): string {
  return `${region}\n${model}`;
}
