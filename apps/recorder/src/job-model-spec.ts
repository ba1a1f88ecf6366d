import type { JobStatus } from '@beacon/domain';
import { endStatus, isTerminal } from '@beacon/domain';

/** A result as the model sees it. Two results that are equal here are the same message. */
export interface ModelResult {
  readonly region: string;
  readonly repeat: number;
  readonly round: number;
  readonly executor: string;
  readonly status: 'completed' | 'refused' | 'failed';
  readonly isQuarantined: boolean;
}

/** The execution of a cell: from a result, or from being closed. */
export interface ModelExecution {
  readonly round: number;
  readonly executor: string;
  readonly status: 'completed' | 'refused' | 'failed' | 'cancelled';
  readonly isQuarantined: boolean;
}

interface ModelCell {
  readonly region: string;
  readonly repeat: number;
  execution: ModelExecution | null;
  asked: { readonly round: number; readonly state: string } | null;
  /** The results of rounds that were replaced: the same message again is no news. */
  readonly replaced: ModelExecution[];
}

/** An order to close, as it is sent. */
export interface ModelOrder {
  readonly region: string | null;
  readonly status: 'failed' | 'cancelled';
}

export const MODEL_REGIONS = ['us-east', 'eu-west'];
export const MAX_ROUNDS = 4;
const MAX_REPEATS = 3;
const RULE = { minRegions: 1, minSuccessRate: 0.5 };

/** What a small job should look like after what happened to it: the rules, without a database, a batch or a race. */
export class JobModel {
  status: JobStatus = 'running';
  repeats = 1;
  readonly cells: ModelCell[] = [];
  /** Regions that are being closed. */
  readonly closing = new Set<string>();
  readonly orders: ModelOrder[] = [];
  readonly sent: ModelResult[] = [];
  readonly late = new Set<string>();
  readonly attempts = new Set<string>();
  /** Rounds of cells that were recorded at any time: each has one event. */
  readonly told = new Set<string>();

  constructor() {
    this.#addRepeat(1);
  }

  isOpen(): boolean {
    return !isTerminal(this.status);
  }

  cell(index: number): ModelCell {
    return this.cells[index % this.cells.length] as ModelCell;
  }

  /** The round of a cell that counts. */
  counting(cell: ModelCell): number {
    return cell.asked?.round ?? 1;
  }

  /** A batch as it is recorded: what can be recorded is, then the rest is looked at; a round named twice comes again. */
  deliver(batch: readonly ModelResult[]): string[] {
    const settled = new Map<ModelResult, string>();
    for (let left = batch; left.length > 0;) {
      const first = left.filter(
        (one, index) => left.findIndex((o) => isSameRound(o, one)) === index,
      );
      for (const result of first) this.#keepAttempt(result);
      for (const result of first) if (this.#record(result)) settled.set(result, 'done');
      for (const result of first.filter((one) => !settled.has(one))) {
        settled.set(result, this.#sortOut(result));
      }
      left = left.filter((one) => !first.includes(one));
    }
    this.sent.push(...batch);
    return batch.map((one) => settled.get(one) ?? 'unsettled');
  }

  lostRace(result: ModelResult, number: number): void {
    this.attempts.add(`${roundOf(result)} ${number} ${result.executor} late`);
    this.late.add(`${roundOf(result)} lost_race`);
  }

  isWanted(cell: ModelCell, round: number): boolean {
    const isAwaited = cell.asked === null ? true : isOpenRound(cell.asked.state);
    const isRecorded = (cell.execution?.round ?? 0) >= round;
    return this.isOpen() && round === this.counting(cell) && isAwaited && !isRecorded;
  }

  /** What a user may ask for again; the job is opened for it. */
  retry(): ModelCell[] {
    const matching = this.cells.filter(
      ({ execution, asked }) =>
        (execution?.status === 'failed' || execution?.status === 'cancelled') &&
        !isOpenRound(asked?.state) &&
        Math.max(execution.round, asked?.round ?? 1) < MAX_ROUNDS,
    );
    for (const cell of matching) {
      const round = Math.max(cell.execution?.round ?? 1, cell.asked?.round ?? 1) + 1;
      cell.asked = { round, state: 'waiting' };
    }
    if (matching.length > 0) this.#open();
    return matching;
  }

  /** False when the job is as big as it may be. */
  extend(): boolean {
    if (this.repeats === MAX_REPEATS) return false;
    this.repeats += 1;
    this.#addRepeat(this.repeats);
    this.#open();
    return true;
  }

  plan(): void {
    for (const cell of this.cells) {
      if (cell.asked?.state === 'waiting') cell.asked = { ...cell.asked, state: 'planned' };
    }
  }

  cancel(): void {
    if (!this.isOpen()) return;
    this.status = 'cancelled';
    this.orders.push({ region: null, status: 'cancelled' });
  }

  /** The planner gives up the regions that are not finished. */
  giveUp(region: string | null): void {
    if (this.status !== 'running') return;
    const unfinished = MODEL_REGIONS.filter((one) => !this.#isFinished(one));
    for (const one of unfinished) if (region === null || region === one) this.closing.add(one);
    this.orders.push({ region, status: 'failed' });
  }

  carryOut(order: ModelOrder): void {
    const isAllowed = order.status === 'cancelled' ? this.status === 'cancelled' : this.isOpen();
    for (const cell of this.cells) {
      const isInScope = order.region === null || order.region === cell.region;
      const isClosing = order.status === 'cancelled' || this.closing.has(cell.region);
      if (isAllowed && isInScope && isClosing) this.#close(cell, order.status);
    }
  }

  poison(cell: ModelCell, round: number): void {
    if (!this.isOpen() || round !== this.counting(cell)) return;
    if (cell.asked !== null && !isOpenRound(cell.asked.state)) return;
    this.#close(cell, 'failed');
  }

  complete(): void {
    if (this.status !== 'running' || !MODEL_REGIONS.every((one) => this.#isFinished(one))) return;
    const tallies = MODEL_REGIONS.map((region) => {
      const cells = this.cells.filter((cell) => cell.region === region);
      const succeeded = cells.filter(({ execution }) =>
        ['completed', 'refused'].includes(execution?.status ?? ''),
      );
      return { region, cells: cells.length, succeeded: succeeded.length };
    });
    this.status = endStatus(tallies, RULE);
  }

  #record(result: ModelResult): boolean {
    const cell = this.#cellOf(result);
    if (!this.isOpen()) return false;
    const isFirst = result.round === 1 && cell.execution === null;
    if (!isFirst && !this.#replaces(cell, result.round)) return false;
    if (cell.execution !== null) {
      cell.replaced.push(cell.execution);
      this.late.add(`${cell.region} ${cell.repeat} ${cell.execution.round} replaced`);
    }
    const { round, executor, status, isQuarantined } = result;
    cell.execution = { round, executor, status, isQuarantined };
    if (round > 1) cell.asked = { round, state: 'recorded' };
    this.told.add(roundOf(result));
    return true;
  }

  #replaces(cell: ModelCell, round: number): boolean {
    return round > 1 && cell.asked?.round === round && isOpenRound(cell.asked.state);
  }

  #sortOut(result: ModelResult): string {
    const cell = this.#cellOf(result);
    const before = [cell.execution, ...cell.replaced].find(
      (execution) => execution !== null && isSameMessage(execution, result),
    );
    if (before) return 'done';
    const recorded = cell.execution?.round ?? 0;
    if (recorded > 0 && result.round === recorded)
      return this.#keepLate(result, 'already_recorded');
    if (result.round < recorded) return this.#keepLate(result, 'other_round_recorded');
    const counting = this.counting(cell);
    if (result.round > counting) return 'dead';
    const isGivenUp = result.round < counting || cell.asked?.state === 'closed';
    return this.#keepLate(result, isGivenUp ? 'round_closed' : 'job_ended');
  }

  #keepLate(result: ModelResult, reason: string): string {
    this.late.add(`${roundOf(result)} ${reason}`);
    return 'done';
  }

  #keepAttempt(result: ModelResult): void {
    this.attempts.add(`${roundOf(result)} 1 ${result.executor} result`);
  }

  #close(cell: ModelCell, status: 'failed' | 'cancelled'): void {
    if (isOpenRound(cell.asked?.state))
      cell.asked = { round: this.counting(cell), state: 'closed' };
    if (cell.execution !== null) return;
    cell.execution = { round: 1, executor: 'planner', status, isQuarantined: false };
    this.told.add(`${cell.region} ${cell.repeat} 1`);
  }

  #isFinished(region: string): boolean {
    return this.cells
      .filter((cell) => cell.region === region)
      .every(({ execution, asked }) => execution !== null && !isOpenRound(asked?.state));
  }

  #cellOf({ region, repeat }: ModelResult): ModelCell {
    const found = this.cells.find((cell) => cell.region === region && cell.repeat === repeat);
    return found as ModelCell;
  }

  #open(): void {
    this.status = 'running';
    this.closing.clear();
  }

  #addRepeat(repeat: number): void {
    for (const region of MODEL_REGIONS) {
      this.cells.push({ region, repeat, execution: null, asked: null, replaced: [] });
    }
  }
}

function isOpenRound(state: string | undefined): boolean {
  return state === 'waiting' || state === 'planned';
}

function roundOf({ region, repeat, round }: Pick<ModelResult, 'region' | 'repeat' | 'round'>) {
  return `${region} ${repeat} ${round}`;
}

function isSameRound(one: ModelResult, other: ModelResult): boolean {
  return roundOf(one) === roundOf(other);
}

function isSameMessage(execution: ModelExecution, result: ModelResult): boolean {
  return (
    execution.round === result.round &&
    execution.executor === result.executor &&
    execution.status === result.status &&
    execution.isQuarantined === result.isQuarantined
  );
}
