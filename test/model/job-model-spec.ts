import {
  LANES,
  MODEL_REGIONS,
  MAX_ROUNDS,
  isSuccess,
  messageCode,
  belief,
  placeOf,
  laneOf,
  lastRound,
  isOpenRound,
  roundOf,
  isSameMessage,
} from './model-shapes-spec.js';
import type {
  ModelResult,
  ModelExecution,
  ModelLane,
  ModelCell,
  ModelOrder,
  ModelRule,
  ModelChoice,
  ModelStatus,
} from './model-shapes-spec.js';

/**
 * What a small job should look like after what happened to it: the rules, without a database, a batch or a race, and without
 * a function of the product.
 */
export class JobModel {
  status: ModelStatus = 'running';
  isPaused = false;
  generation = 1;
  repeats: number;
  readonly cells: ModelCell[] = [];
  /** Lanes that are being closed. */
  readonly closing = new Set<ModelLane>();
  readonly orders: ModelOrder[] = [];
  readonly sent: ModelResult[] = [];
  readonly late = new Set<string>();
  readonly attempts = new Set<string>();
  /** Rounds of cells that were recorded at any time: each has one event. */
  readonly told = new Set<string>();
  /** Later rounds that were published as tasks. */
  readonly published: string[] = [];
  /** What is reported of the job itself, in its order. */
  readonly events: string[] = ['started'];

  constructor(private readonly rule: ModelRule) {
    this.repeats = rule.repeats;
    for (let repeat = 1; repeat <= rule.repeats; repeat += 1) this.#addRepeat(repeat);
  }

  isOpen(): boolean {
    return this.status === 'running';
  }

  cell(index: number): ModelCell {
    return this.cells[index % this.cells.length] as ModelCell;
  }

  /** The round of a cell that counts. */
  counting(cell: ModelCell): number {
    return cell.asked?.round ?? 1;
  }

  isWanted(cell: ModelCell, round: number): boolean {
    const isAwaited = cell.asked === null ? true : isOpenRound(cell.asked.state);
    const isRecorded = (cell.execution?.round ?? 0) >= round;
    return this.isOpen() && round === this.counting(cell) && isAwaited && !isRecorded;
  }

  // --- what executors bring

  /** A batch as it is recorded: what can be recorded is, then the rest is looked at; a round named twice comes again. */
  deliver(batch: readonly ModelResult[]): string[] {
    const settled = new Map<ModelResult, string>();
    for (let left = batch; left.length > 0;) {
      const first = left.filter(
        (one, index) => left.findIndex((other) => roundOf(other) === roundOf(one)) === index,
      );
      for (const result of first) this.#keepAttempt(result, 1, 'result');
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
    this.#keepAttempt(result, number, 'late');
    this.#keepLate(result, 'lost_race');
  }

  // --- what users ask for

  /** Each cell once: its next round begins, it is being asked already, or it has had all its rounds. */
  retry({ statuses, regions }: ModelChoice): unknown {
    if (this.#isClosing()) return 'job_closing';
    const matching = this.cells.filter(
      ({ region, execution }) =>
        statuses.some((status) => status === execution?.status) &&
        (regions === null || regions.includes(region)),
    );
    const closed = matching.filter(({ asked }) => !isOpenRound(asked?.state));
    const retried = closed.filter((cell) => lastRound(cell) < MAX_ROUNDS);
    for (const cell of retried) cell.asked = { round: lastRound(cell) + 1, state: 'waiting' };
    if (retried.length > 0) {
      this.#open(!this.isOpen());
      this.events.push('retried');
    }
    return {
      retried: retried.length,
      alreadyRetrying: matching.length - closed.length,
      exhausted: closed.length - retried.length,
      status: this.status,
    };
  }

  extend(repeats: number): unknown {
    if (this.status === 'cancelled') return 'job_cancelled';
    const added = Math.max(0, repeats - this.repeats) * LANES.length;
    if (added > 0) {
      if (this.#isClosing()) return 'job_closing';
      for (let repeat = this.repeats + 1; repeat <= repeats; repeat += 1) this.#addRepeat(repeat);
      this.repeats = repeats;
      this.#open(true);
      this.events.push('extended');
    }
    return { added, expected: this.cells.length, status: this.status };
  }

  cancel(): unknown {
    if (!this.isOpen()) return 'unchanged';
    this.status = 'cancelled';
    this.isPaused = false;
    this.orders.push({ region: null, status: 'cancelled' });
    this.events.push('cancelled');
    return 'changed';
  }

  pause(isPaused: boolean): unknown {
    if (!this.isOpen()) return 'job_ended';
    if (this.isPaused === isPaused) return 'unchanged';
    this.isPaused = isPaused;
    this.events.push(isPaused ? 'paused' : 'resumed');
    return 'changed';
  }

  // --- what planners do

  /** Ends a job of which everything is recorded, else publishes what waits. */
  pass(): void {
    if (!this.isOpen()) return;
    if (LANES.every((lane) => this.#isFinished(lane))) return this.#complete();
    if (this.isPaused) return;
    for (const cell of this.cells) {
      if (cell.asked?.state !== 'waiting' || this.closing.has(laneOf(cell))) continue;
      cell.asked = { ...cell.asked, state: 'planned' };
      this.published.push(`${placeOf(cell)} ${cell.asked.round}`);
    }
  }

  /**
   * The planner gives up the unfinished lanes of regions of which it hears nothing, and repeats an order that was not carried
   * out for ten seconds.
   */
  giveUp(silent: readonly string[], hasWaited: boolean): void {
    if (this.isPaused || (!this.isOpen() && this.status !== 'cancelled')) return;
    for (const region of MODEL_REGIONS.toSorted()) {
      const lanes = LANES.filter((lane) => lane.region === region && !this.#isFinished(lane));
      if (lanes.length === 0) continue;
      const isOrdered = this.status === 'cancelled' || lanes.every((one) => this.closing.has(one));
      if (isOrdered ? !hasWaited : !silent.includes(region)) continue;
      for (const lane of lanes) this.closing.add(lane);
      this.orders.push({ region, status: this.status === 'cancelled' ? 'cancelled' : 'failed' });
    }
  }

  // --- what the recorder closes

  carryOut(order: ModelOrder): void {
    const isCancelling = order.status === 'cancelled';
    if (isCancelling ? this.status !== 'cancelled' : !this.isOpen()) return;
    for (const cell of this.cells) {
      const isInScope = order.region === null || order.region === cell.region;
      if (isInScope && (isCancelling || this.closing.has(laneOf(cell)))) {
        this.#close(cell, order.status);
      }
    }
  }

  poison(cell: ModelCell, round: number): void {
    if (!this.isOpen() || round !== this.counting(cell)) return;
    if (cell.asked !== null && !isOpenRound(cell.asked.state)) return;
    this.#close(cell, 'failed');
  }

  // --- the rules

  #complete(): void {
    const succeeded = MODEL_REGIONS.filter((region) => this.#succeeds(region)).length;
    if (succeeded === MODEL_REGIONS.length) this.status = 'completed';
    else this.status = succeeded >= this.rule.minRegions ? 'partial' : 'failed';
    this.isPaused = false;
    this.events.push(`completed ${this.status}`);
  }

  /** The share of a region's cells, rounded half up to as many decimals as the rate is written with, at least two. */
  #succeeds(region: string): boolean {
    const cells = this.cells.filter((cell) => cell.region === region);
    const good = cells.filter(({ execution }) => isSuccess(execution)).length;
    const { minSuccessRate } = this.rule;
    if (Number(minSuccessRate) === 1) return good === cells.length;
    const [whole = '0', decimals = ''] = minSuccessRate.split('.');
    const places = Math.max(2, decimals.length);
    const unit = 10n ** BigInt(places);
    const rate = BigInt(whole + decimals.padEnd(places, '0'));
    const share = (2n * BigInt(good) * unit) / BigInt(cells.length);
    return (share + 1n) / 2n >= rate;
  }

  #record(result: ModelResult): boolean {
    const cell = this.#cellOf(result);
    if (!this.isOpen()) return false;
    const isFirst = result.round === 1 && cell.execution === null;
    if (!isFirst && !this.#replaces(cell, result.round)) return false;
    if (cell.execution !== null) {
      cell.replaced.push(cell.execution);
      this.#keepLate({ ...cell, ...cell.execution }, 'replaced');
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

  /** Every message for its own, and the same one once. */
  #keepLate(result: ModelLane & ModelExecution & { readonly repeat: number }, reason: string) {
    const { executor, status, isQuarantined } = result;
    this.late.add(`${roundOf(result)} ${reason} ${executor} ${status} ${belief(isQuarantined)}`);
    return 'done';
  }

  #keepAttempt(result: ModelResult, number: number, kind: string): void {
    const { executor } = result;
    this.attempts.add(`${roundOf(result)} ${number} ${executor} ${kind} ${messageCode(result)}`);
  }

  #close(cell: ModelCell, status: 'failed' | 'cancelled'): void {
    if (isOpenRound(cell.asked?.state))
      cell.asked = { round: this.counting(cell), state: 'closed' };
    if (cell.execution !== null) return;
    cell.execution = { round: 1, executor: 'planner', status, isQuarantined: false };
    this.told.add(`${placeOf(cell)} 1`);
  }

  #isFinished(lane: ModelLane): boolean {
    return this.cells
      .filter((cell) => laneOf(cell) === lane)
      .every(({ execution, asked }) => execution !== null && !isOpenRound(asked?.state));
  }

  /** Whether cells are given up by an order that is still to be carried out. */
  #isClosing(): boolean {
    return LANES.some(
      (lane) => (this.status === 'cancelled' || this.closing.has(lane)) && !this.#isFinished(lane),
    );
  }

  #cellOf({ region, model, repeat }: ModelResult): ModelCell {
    const found = this.cells.find(
      (cell) => cell.region === region && cell.model === model && cell.repeat === repeat,
    );
    return found as ModelCell;
  }

  #open(isNewGeneration: boolean): void {
    if (isNewGeneration) this.generation += 1;
    this.status = 'running';
    this.closing.clear();
  }

  #addRepeat(repeat: number): void {
    for (const lane of LANES) {
      this.cells.push({ ...lane, repeat, execution: null, asked: null, replaced: [] });
    }
  }
}

/** A region is measured where it was answered or refused, and nothing says that somebody else answered. */
